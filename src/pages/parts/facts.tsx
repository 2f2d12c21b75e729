import type { ComponentChildren, VNode } from 'preact';

/** One fact of a thing: null where it is not known, and then not shown. */
export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren | null;
}

const isKnown = ({ value }: Fact): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Facts as a list of two columns. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): VNode | null {
  const known = facts.filter(isKnown);
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Linked {
  readonly href: string;
  readonly text: string;
}

/** Links, with commas between them. */
export function Links({ links }: { readonly links: readonly Linked[] }): VNode | null {
  if (links.length === 0) return null;
  return (
    <>
      {links.map(({ href, text }, place) => (
        <span key={href}>
          {place === 0 ? '' : ', '}
          <a href={href}>{text}</a>
        </span>
      ))}
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly id: string;
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a page with its heading, which addresses can name. */
export const Section = ({ title, id, note, children }: SectionProps): VNode => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {note === undefined ? null : <p class="note">{note}</p>}
    {children}
  </section>
);

/** The head of a column: its text, or a link that puts the rows into its order. */
export type TableHead = string | { readonly text: string; readonly href: string; readonly isSorted: boolean };

interface TableProps {
  readonly caption: string;
  readonly heads: readonly TableHead[];
  /** Places of the columns of figures, which stand to the right. */
  readonly figures?: readonly number[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}

interface HeadCellProps {
  readonly head: TableHead;
  readonly className: string | undefined;
}

function HeadCell({ head, className }: HeadCellProps): VNode {
  if (typeof head === 'string')
    return (
      <th scope="col" class={className}>
        {head}
      </th>
    );
  return (
    <th scope="col" class={className} {...(head.isSorted && { 'aria-sort': 'descending' as const })}>
      {head.isSorted ? `${head.text} ↓` : <a href={head.href}>{head.text}</a>}
    </th>
  );
}

/** A table that scrolls by itself where the page is narrow. */
export const Table = ({ caption, heads, figures = [], rows }: TableProps): VNode => {
  const classOf = (place: number) => (figures.includes(place) ? 'figure' : undefined);
  return (
    <div class="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, place) => (
              <HeadCell key={place} head={head} className={classOf(place)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, place) => (
                <td key={place} class={classOf(place)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface SnippetProps {
  readonly snippet: { readonly language: string; readonly code: string };
  readonly label: string;
}

/** Code to copy. */
export const Snippet = ({ snippet, label }: SnippetProps): VNode => (
  <pre class="snippet" tabIndex={0} role="group" aria-label={label} data-copy="">
    <code class={`language-${snippet.language}`}>{snippet.code}</code>
  </pre>
);
