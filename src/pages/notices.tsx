// Pages that tell of what could not be shown.
import type { VNode } from 'preact';
import type { Document } from './document';

const notice = (status: number, title: string, body: VNode): Document => ({
  status,
  title: `${title} · Rootstock`,
  description: title,
  canonical: '/',
  body: (
    <article class="notice">
      <h1>{title}</h1>
      {body}
    </article>
  ),
});

/** @param what kind of thing, such as `model` */
export const nothingHere = (what: string, name: string): Document =>
  notice(
    404,
    `There is no ${what} of this name`,
    <>
      <p>
        The catalogue has no {what} <code>{name}</code> that you may see.
      </p>
      <p>
        <a href={`/browse/${what}s?search=${encodeURIComponent(name)}`}>Search for it</a>, or{' '}
        <a href="/">describe your task</a>.
      </p>
    </>,
  );

/** What the API refused, or could not do. */
export const failed = (status: number, faults: readonly string[]): Document =>
  notice(
    status,
    status === 429 ? 'That was a lot at once' : 'This could not be shown',
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
