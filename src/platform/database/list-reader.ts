import { compareText } from '../compare-text';
import { groupBy } from '../group-by';
import type {
  Counted,
  FacetCount,
  FacetCounts,
  ListDefinition,
  Listed,
  ListFilter,
  ListRequest,
  ListSource,
  Page,
} from './list-definition';
import type { Parents } from './list-parents';
import { ListQuery } from './list-query';
import { ALIKE, parseSearch, type SearchMode } from './list-search';
import type { SqlExecutor } from './statement';

type OfParent = { readonly parentId: number };

export const NONE: Counted = { count: 0, isExact: true };

/** Values of a facet beyond the most frequent ones are left out. */
const MAX_FACET_VALUES = 100;

/** Reads one list from the database, at the root or by parents. */
export class ListReader<Row extends { id: number }> implements ListSource<Row> {
  private readonly query: ListQuery;

  constructor(
    private readonly database: SqlExecutor,
    readonly definition: ListDefinition,
  ) {
    this.query = new ListQuery(definition);
  }

  get name(): string {
    return this.definition.name;
  }

  async page(request: ListRequest): Promise<Page<Row>> {
    return this.searching(request, modeOfCursor(request), async (mode) => {
      const statement = this.query.page(request, mode);
      const rows = await this.database.query<Listed<Row>>(statement);
      return { result: pageOf<Row>(rows, request, statement.ordering.name), found: rows.length > 0 };
    });
  }

  async count(filter: ListFilter): Promise<Counted> {
    return this.searching(filter, null, async (mode) => {
      const [result = NONE] = await this.database.query<Counted>(this.query.count(filter, mode));
      return { result, found: result.count > 0 };
    });
  }

  async facets(filter: ListFilter, names: readonly string[]): Promise<FacetCounts> {
    return this.searching(filter, null, async (mode) => {
      const rows = await this.database.query<FacetRow>(this.query.facets(filter, names, mode));
      return { result: facetCounts(rows, names), found: rows.some(({ count }) => count > 0) };
    });
  }

  /** One page for each parent, by one statement however many parents there are. */
  async pagesOf(parents: Parents, request: ListRequest): Promise<Map<number, Page<Row>>> {
    const statement = this.query.pages(request, parents);
    const rows = await this.database.query<Listed<Row> & OfParent>(statement);
    return forEachParent(parents, rows, (own) => pageOf<Row>(own, request, statement.ordering.name));
  }

  async countsOf(parents: Parents, filter: ListFilter): Promise<Map<number, Counted>> {
    const statement = this.query.count(filter, 'words', parents);
    const rows = await this.database.query<OfParent & Counted>(statement);
    return new Map(rows.map(({ parentId, ...counted }) => [parentId, counted]));
  }

  async facetsOf(
    parents: Parents,
    filter: ListFilter,
    names: readonly string[],
  ): Promise<Map<number, FacetCounts>> {
    const rows = await this.database.query<FacetRow>(this.query.facets(filter, names, 'words', parents));
    return forEachParent(parents, rows, (own) => facetCounts(own, names));
  }

  /** Searches by words, and by likeness where the words are found nowhere. */
  private async searching<Result>(
    filter: ListFilter,
    known: SearchMode | null,
    read: (mode: SearchMode) => Promise<{ result: Result; found: boolean }>,
  ): Promise<Result> {
    const { result, found } = await read(known ?? 'words');
    const canFallBack = this.definition.search !== undefined && parseSearch(filter.search) !== null;
    if (found || known !== null || !canFallBack) return result;
    return (await read('alike')).result;
  }
}

interface FacetRow extends OfParent, FacetCount {
  /** Null in the row that counts what a search found. */
  readonly facet: string | null;
}

/** Later pages are searched in the same mode as the page that their cursor is from. */
function modeOfCursor({ page }: ListRequest): SearchMode | null {
  const order = (page.after ?? page.before)?.order;
  if (order === undefined) return null;
  return order.endsWith(ALIKE) ? 'alike' : 'words';
}

function pageOf<Row>(rows: readonly Listed<Row>[], { page }: ListRequest, order: string): Page<Row> {
  const hasMore = rows.length > page.size;
  const kept = rows.slice(0, page.size);
  const isForward = page.from === 'start';
  return {
    rows: isForward ? kept : kept.reverse(),
    order,
    hasNext: isForward ? hasMore : page.before !== null,
    hasPrevious: isForward ? page.after !== null : hasMore,
  };
}

function forEachParent<Row extends OfParent, Result>(
  { ids }: Parents,
  rows: readonly Row[],
  read: (own: Row[]) => Result,
): Map<number, Result> {
  const groups = groupBy(rows, ({ parentId }) => parentId);
  return new Map(ids.map((id) => [id, read(groups.get(id) ?? [])]));
}

function facetCounts(rows: readonly FacetRow[], names: readonly string[]): FacetCounts {
  const groups = groupBy(rows, ({ facet }) => facet);
  const countsOf = (name: string): FacetCount[] =>
    (groups.get(name) ?? [])
      .map(({ value, count, isExact }) => ({ value, count, isExact }))
      .sort((left, right) => right.count - left.count || compareText(left.value, right.value))
      .slice(0, MAX_FACET_VALUES);
  return Object.fromEntries(names.map((name) => [name, countsOf(name)]));
}
