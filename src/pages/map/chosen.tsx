import type { ComponentChildren, VNode } from 'preact';
import type { ChosenDomainFragment } from '../operations.generated';
import { domainPath } from '../parts/links';
import { counted, percent, signed } from '../parts/words';
import { chosenPath } from './drawing';

interface Line {
  readonly domain: { readonly slug: string; readonly name: string } | null;
  readonly words: string;
}

const Lines = ({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }): VNode => {
  const rows: ComponentChildren[] = lines.flatMap(({ domain, words }) =>
    domain === null
      ? []
      : [
          <li key={domain.slug}>
            <a href={chosenPath(domain.slug)} data-slug={domain.slug}>
              {domain.name}
            </a>{' '}
            <span class="note">{words}</span>
          </li>,
        ],
  );
  return (
    <>
      <h3>{title}</h3>
      {rows.length === 0 ? <p class="note">None is known.</p> : <ul>{rows}</ul>}
    </>
  );
};

const transferLines = (transfers: ChosenDomainFragment['transfersFrom']): Line[] =>
  transfers.map(({ domain, expectedGain, evidenceCount }) => ({
    domain,
    words: `${signed(expectedGain)}, ${evidenceCount === 0 ? 'predicted' : `from ${counted(evidenceCount, true, 'result')}`}`,
  }));

/** What a chosen domain is near to, and what transfers to it and from it. */
export const Chosen = ({ chosen }: { readonly chosen: ChosenDomainFragment }): VNode => (
  <>
    <h2 id="chosen-title" tabIndex={-1} data-slug={chosen.slug}>
      {chosen.name}
    </h2>
    <p class="note">{chosen.description}</p>
    <p>
      <a href={domainPath(chosen.slug)}>Its page</a>
    </p>
    <Lines
      title="Nearest domains"
      lines={chosen.similarDomains.map(({ domain, similarity }) => ({
        domain,
        words: `${percent(similarity)} alike`,
      }))}
    />
    <Lines title="What transfers to it" lines={transferLines(chosen.transfersFrom)} />
    <Lines title="What it transfers to" lines={transferLines(chosen.transfersTo)} />
  </>
);
