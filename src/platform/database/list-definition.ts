import type { FilterFields } from './filter-field';
import type { EntryTable, ListedTable } from './list-entries';
import type { ListOrder, OrderBy, Position } from './list-order';
import type { Selection } from './selection';
import type { Expression, Shape } from './shape';

/** How a list is searched by words. */
export interface ListSearch {
  /** The tsvector that is searched: what `search_document` makes. */
  readonly document: Expression;
  /** Multiplies the rank of words: ranks better-known rows first among equals. */
  readonly boost?: Expression;
  /** The order of a long list in which the best-known rows come first. */
  readonly bestKnown?: string;
}

/**
 * One way to count what a list holds: by a text column, a text[] column, or what is joined to
 * `matched.column`.
 */
export type Facet<Column extends string = string> =
  | { readonly kind: 'value' | 'values'; readonly column: Column }
  | { readonly kind: 'joined'; readonly column: Column; readonly join: string; readonly value: string };

/** Everything that one list can be asked, declared once; `ListReader` turns it into statements. */
export interface ListDefinition<Column extends string = string> {
  /** Names the list's statements. */
  readonly name: string;
  readonly shape: Shape<Column>;
  /** Holds for every row of the list, whatever is asked. */
  readonly condition?: Expression;
  readonly filters: FilterFields;
  readonly orders: Readonly<Record<string, ListOrder>>;
  readonly defaultOrder: OrderBy;
  /**
   * May hold millions of rows: no page, count or facet of it reads them all. Each order has an
   * index.
   */
  readonly isLong?: boolean;
  /** Its rows refer to those of other lists, by which they are filtered: each to one of a list. */
  readonly refersToOthers?: boolean;
  /** For filters by a column of arrays: tables that keep the rows of each value in an order. */
  readonly entries?: Readonly<Record<string, EntryTable>>;
  /** The rows that its condition holds of. */
  readonly listed?: ListedTable;
  /** The kind by which all of its rows are counted as they are written. */
  readonly countedAs?: string;
  readonly search?: ListSearch;
  readonly facets?: Readonly<Record<string, Facet<Column>>>;
  /** Lists that hang on a parent: what ties a row to the parent's id. */
  readonly scopes?: Readonly<Record<string, Tie | InheritingTie>>;
  /** By scope: a table that keeps the rows of each parent in an order. */
  readonly scopeEntries?: Readonly<Record<string, EntryTable>>;
}

/** The condition that ties a row to a parent's id. */
export type Tie = (own: string, parent: string) => string;

/** Parents that show rows of others beside their own. */
export interface InheritingTie {
  readonly tie: Tie;
  /** SELECTs the id of a parent and that of one that it shows rows of, by all parents. */
  readonly others: (parents: string) => string;
  /** Which rows of the others. */
  readonly inherited: Expression;
}

/** Which rows: the same for the page, the count and the facets. */
export interface ListFilter {
  readonly search?: string | null;
  readonly where?: object | null;
}

/** A bounded piece of the list, read from its start or from its end. */
export interface PageRequest {
  readonly size: number;
  readonly from: 'start' | 'end';
  readonly after: Position | null;
  readonly before: Position | null;
}

export interface ListRequest extends ListFilter {
  readonly selection: Selection;
  readonly orderBy?: OrderBy | null;
  readonly page: PageRequest;
  /** Whether rows bring their sort keys, and the page tells if there are more; true if left out. */
  readonly isPlaced?: boolean;
}

/** A row with what its cursor is made from. */
export type Listed<Row> = Row & { readonly sortKey: string | number };

export interface Page<Row> {
  /** In the list's own order, whichever end was read from. */
  readonly rows: readonly Listed<Row>[];
  /** Names the ordering, for cursors. */
  readonly order: string;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** How many there are: exact, or an estimate from some of the rows that are seen. */
export interface Counted {
  readonly count: number;
  readonly isExact: boolean;
}

export interface FacetCount extends Counted {
  readonly value: string;
}

export type FacetCounts = Readonly<Record<string, readonly FacetCount[]>>;

/** A list as its readers see it: at the root, or of one parent. */
export interface ListSource<Row> {
  /** Names the list, with its parent where it has one: cursors are refused by every other list. */
  readonly name: string;
  page(request: ListRequest): PromiseLike<Page<Row>>;
  count(filter: ListFilter): Promise<Counted>;
  facets(filter: ListFilter, names: readonly string[]): Promise<FacetCounts>;
}
