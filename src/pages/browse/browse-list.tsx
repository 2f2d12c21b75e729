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
  readonly children: ComponentChildren;
}

const VALUES_SHOWN = 12;

/** What the address carries, with some of it changed; a page further on is left behind. */
function changed({ path, request }: Listed, change: Readonly<Record<string, string | undefined>>): string {
  return pathWith(path, { ...Object.fromEntries(request.query), after: undefined, ...change });
}

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

const Search = ({ what, path, request, facets, orders }: Listed): VNode => (
  <form action={path} method="get" role="search" class="box">
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
    {facets.map(({ name }) => {
      const chosen = request.query.get(name) ?? '';
      return chosen === '' ? null : <input key={name} type="hidden" name={name} value={chosen} />;
    })}
    {orders.size === 0 ? null : (
      <label>
        <span class="hidden">Order</span>
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

const KINDS = ['models', 'datasets', 'domains'];

/** A list with what it can be narrowed by; all of it is in the address. */
export const BrowseList = (listed: Listed): VNode => {
  const { what, totalCount, totalCountIsExact, endCursor, facets, children } = listed;
  return (
    <>
      <h1>Browse {what}</h1>
      <nav aria-label="Kinds" class="kinds">
        {KINDS.map((kind) => (
          <a key={kind} href={`/browse/${kind}`} {...(kind === what && { 'aria-current': 'page' as const })}>
            {kind}
          </a>
        ))}
      </nav>
      <Search {...listed} />
      <div class={facets.length === 0 ? '' : 'browse'}>
        {facets.length === 0 ? null : (
          <aside aria-label="Narrow by">
            {facets.map((facet) => (
              <FacetList key={facet.name} facet={facet} listed={listed} />
            ))}
          </aside>
        )}
        <div>
          <p class="note">{counted(totalCount, totalCountIsExact, what.slice(0, -1))}.</p>
          {totalCount === 0 ? (
            <p>
              Nothing fits. <a href={`/browse/${what}`}>Begin anew</a>, or <a href="/">describe your task</a>.
            </p>
          ) : (
            children
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
