// Pages that tell of what could not be shown.
import type { VNode } from 'preact';
import type { Document } from './document';
import { pathWith } from './parts/links';

const notice = (status: number, title: string, body: VNode): Document => ({
  status,
  title: `${title} · Rootstock`,
  description: title,
  canonical: null,
  body: (
    <article class="notice">
      <h1>{title}</h1>
      {body}
    </article>
  ),
});

/**
 * @param what kind of thing, such as `model`
 * @param list where such things are listed; null where nowhere
 */
export const nothingHere = (what: string, name: string, list: string | null = null): Document =>
  notice(
    404,
    `There is no ${what} of this name`,
    <>
      <p>
        The catalogue has no {what} <code>{name}</code> that you may see.
      </p>
      <p>
        {list === null ? null : (
          <>
            <a href={pathWith(list, { search: name })}>Search for it</a>, or{' '}
          </>
        )}
        <a href="/">describe your task</a>.
      </p>
    </>,
  );

const HEADINGS: ReadonlyMap<number, string> = new Map([
  [404, 'There is nothing here'],
  [429, 'That was a lot at once'],
]);

/** What the API refused, or could not do. */
export const failed = (status: number, faults: readonly string[]): Document =>
  notice(
    status,
    HEADINGS.get(status) ?? 'This could not be shown',
    <>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      <p>
        Nothing was changed. Go back and try again; the number of the request below tells the operator which
        one it was.
      </p>
    </>,
  );
