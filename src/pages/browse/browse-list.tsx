import type { ComponentChildren, VNode } from 'preact';
import type { FacetRowFragment } from '../operations.generated';
import type { PageRequest } from '../page';
import { pathWith } from '../parts/links';
import { counted, spoken, whole } from '../parts/words';

/** A facet: the parameter of the address that chooses by it, and its values with their counts. */
export interface Facet {
  readonly name: string;
  readonly label: string;
  readonly values: readonly FacetRowFragment[];
  /** Whether its values are names of an enum, and no ids. */
  readonly isEnum?: boolean;
}

/** The feed of a list: its name, and its parameters by the names of the address. */
export interface ListFeed {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A field that narrows a list: of free text, or of what it lists. */
export interface Entry {
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  /** By the value that the address carries. */
  readonly options?: ReadonlyMap<string, string>;
}

export interface Listed {
  /** Such as `models`. */
  readonly what: string;
  readonly path: string;
  readonly request: PageRequest;
  readonly totalCount: number | null;
  readonly totalCountIsExact: boolean;
  readonly endCursor: string | null;
  readonly facets: readonly Facet[];
  /** By the value that the address carries. */
  readonly orders: ReadonlyMap<string, string>;
  /** What else a list is narrowed by: names of the address, with what is typed or chosen there. */
  readonly entries?: readonly Entry[];
  /** Where programs read the same rows. */
  readonly feed: ListFeed;
  /** Whether the list is not searched by words. */
  readonly isUnsearched?: boolean;
  readonly children: ComponentChildren;
}

const VALUES_SHOWN = 12;

/** What the address carries, with some of it changed; a page further on is left behind. */
function changed(
  { path, request }: Pick<Listed, 'path' | 'request'>,
  change: Readonly<Record<string, string | undefined>>,
): string {
  return pathWith(path, { ...Object.fromEntries(request.query), after: undefined, ...change });
}

/** How a list is put into another order by the head of a column. */
export interface Sorting {
  /** The order that is shown. */
  readonly current: string;
  /** The address of the list in another. */
  readonly addressOf: (order: string) => string;
}

export const sortingOf = (listed: Pick<Listed, 'path' | 'request'>): Sorting => ({
  current: listed.request.query.get('order') ?? '',
  addressOf: (order) => changed(listed, { order }),
});

const FacetList = ({ facet, listed }: { readonly facet: Facet; readonly listed: Listed }): VNode | null => {
  const chosen = listed.request.query.get(facet.name) ?? '';
  if (facet.values.length === 0 && chosen === '') return null;
  const shown = facet.values.slice(0, VALUES_SHOWN);
  const words = (value: string): string => (facet.isEnum === true ? spoken(value) : value);
  return (
    <details open>
      <summary>{facet.label}</summary>
      <ul>
        {chosen === '' ? null : (
          <li>
            <strong>{words(chosen)}</strong>{' '}
            <a
              href={changed(listed, { [facet.name]: undefined })}
              aria-label={`All, not only ${words(chosen)}`}
            >
              all
            </a>
          </li>
        )}
        {shown.map(({ value, count, isExact }) =>
          value === chosen ? null : (
            <li key={value}>
              <a href={changed(listed, { [facet.name]: value })}>{words(value)}</a>{' '}
              <span class="figure">
                {isExact ? '' : '≈ '}
                {whole(count)}
              </span>
            </li>
          ),
        )}
      </ul>
    </details>
  );
};

const EntryField = ({ entry, value }: { readonly entry: Entry; readonly value: string }): VNode => (
  <label>
    {entry.label}
    {entry.options === undefined ? (
      <input name={entry.name} value={value} placeholder={entry.placeholder ?? ''} autocomplete="off" />
    ) : (
      <select name={entry.name}>
        {[...entry.options].map(([one, text]) => (
          <option key={one} value={one} selected={one.toLowerCase() === value.toLowerCase()}>
            {text}
          </option>
        ))}
      </select>
    )}
  </label>
);

const Words = ({ what, request }: Pick<Listed, 'what' | 'request'>): VNode => (
  <>
    <label class="hidden" for="search">
      Search {what}
    </label>
    <input
      id="search"
      name="search"
      type="search"
      placeholder={`Search ${what}`}
      value={request.query.get('search') ?? ''}
    />
  </>
);

const Search = (listed: Listed): VNode => {
  const { what, path, request, facets, orders, entries = [], isUnsearched = false } = listed;
  return (
    <form
      action={path}
      method="get"
      role="search"
      class={entries.length === 0 ? 'box' : 'limits'}
      id="narrow"
    >
      {isUnsearched ? null : <Words what={what} request={request} />}
      {facets.map(({ name }) => {
        const chosen = request.query.get(name) ?? '';
        return chosen === '' ? null : <input key={name} type="hidden" name={name} value={chosen} />;
      })}
      {entries.map((entry) => (
        <EntryField key={entry.name} entry={entry} value={request.query.get(entry.name) ?? ''} />
      ))}
      {orders.size === 0 ? null : (
        <label>
          <span class={entries.length === 0 ? 'hidden' : ''}>Order</span>
          <select name="order">
            {[...orders].map(([value, text]) => (
              <option key={value} value={value} selected={value === request.query.get('order')}>
                {text}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit">Search</button>
    </form>
  );
};

const KINDS = ['models', 'datasets', 'domains', 'results'];

/** The whole list, as spreadsheets and data frames read it. */
function feedPath({ feed, request }: Pick<Listed, 'feed' | 'request'>): string {
  const given = Object.entries(feed.parameters).map(([name, parameter]): [string, string] => [
    parameter,
    request.query.get(name) ?? '',
  ]);
  return pathWith(`/v1/feeds/${feed.name}.csv`, Object.fromEntries(given));
}

const Kinds = ({ what }: Pick<Listed, 'what'>): VNode => (
  <nav aria-label="Kinds" class="kinds">
    {KINDS.map((kind) => (
      <a key={kind} href={`/browse/${kind}`} {...(kind === what && { 'aria-current': 'page' as const })}>
        {kind}
      </a>
    ))}
  </nav>
);

/** Beside the list; where the page is narrow, over it when it is called for. */
const Facets = (listed: Listed): VNode => (
  <>
    <button type="button" class="narrow-only" popovertarget="facets">
      Narrow by …
    </button>
    <aside id="facets" popover="auto" aria-label="Narrow by">
      {listed.facets.map((facet) => (
        <FacetList key={facet.name} facet={facet} listed={listed} />
      ))}
    </aside>
  </>
);

/** A list with what it can be narrowed by; all of it is in the address. */
export const BrowseList = (listed: Listed): VNode => {
  const { what, totalCount, totalCountIsExact, endCursor, facets, children } = listed;
  return (
    <>
      <h1>Browse {what}</h1>
      <Kinds what={what} />
      <Search {...listed} />
      <p role="status" id="status" class="hidden" />
      <div class={facets.length === 0 ? '' : 'browse'} id="listed">
        {facets.length === 0 ? null : <Facets {...listed} />}
        <div>
          <p class="note" id="counted">
            {counted(totalCount, totalCountIsExact, what.slice(0, -1))}. <a href={feedPath(listed)}>As CSV</a>
          </p>
          {totalCount === 0 ? (
            <p>
              Nothing fits. <a href={`/browse/${what}`}>Begin anew</a>, or <a href="/">describe your task</a>.
            </p>
          ) : (
            <div data-rows="">{children}</div>
          )}
          {endCursor === null ? null : (
            <a rel="next" href={changed(listed, { after: endCursor })}>
              Further {what}
            </a>
          )}
        </div>
      </div>
    </>
  );
};
