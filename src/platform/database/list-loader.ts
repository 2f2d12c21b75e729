import DataLoader from 'dataloader';
import type { Counted, FacetCounts, ListFilter, ListRequest, ListSource, Page } from './list-definition';
import { NONE, type ListReader } from './list-reader';
import type { Selection } from './selection';

/**
 * Batches for one request: loads with the same arguments and selection share a statement, others
 * never do.
 */
export class LoaderFamily<Key, Value> {
  /** Made when it is first needed: of a request's loaders most are never used. */
  private bySelection: Map<Selection, Map<string, DataLoader<Key, Value>>> | undefined;

  /** The loader for these arguments; `create` makes it on first use. */
  of(
    selection: Selection,
    args: unknown,
    load: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  ): DataLoader<Key, Value> {
    this.bySelection ??= new Map();
    const byArguments = this.bySelection.get(selection) ?? new Map<string, DataLoader<Key, Value>>();
    this.bySelection.set(selection, byArguments);
    const signature = JSON.stringify(args);
    const loader = byArguments.get(signature) ?? new DataLoader<Key, Value>(load);
    byArguments.set(signature, loader);
    return loader;
  }
}

const SAME: Selection = { fields: new Map() };

/** The lists of parents, batched over all parents of a request: one statement for each field. */
export class ListLoader<Row extends { id: number }> {
  private readonly pages = new LoaderFamily<number, Page<Row>>();
  /** Those of requests that are one and the same object for all parents. */
  private pagesOf: Map<string, Map<ListRequest, DataLoader<number, Page<Row>>>> | undefined;
  private readonly counts = new LoaderFamily<number, Counted>();
  private readonly facets = new LoaderFamily<number, FacetCounts>();

  constructor(private readonly reader: ListReader<Row>) {}

  /** The list of one parent. */
  of(scope: string, parentId: number): ListSource<Row> {
    return {
      name: `${this.reader.name} of ${scope} ${parentId}`,
      page: (request) => this.page(scope, parentId, request),
      count: (filter) => this.count(scope, parentId, filter),
      facets: (filter, names) => this.facetsOf(scope, parentId, { filter, names }),
    };
  }

  private page(scope: string, parentId: number, request: ListRequest): Promise<Page<Row>> {
    this.pagesOf ??= new Map();
    const byRequest = this.pagesOf.get(scope) ?? new Map<ListRequest, DataLoader<number, Page<Row>>>();
    this.pagesOf.set(scope, byRequest);
    const loader = byRequest.get(request) ?? this.pagesLoader(scope, request);
    byRequest.set(request, loader);
    return loader.load(parentId);
  }

  private pagesLoader(scope: string, request: ListRequest): DataLoader<number, Page<Row>> {
    const { selection, ...args } = request;
    return this.pages.of(selection, [scope, args], async (ids) => {
      const pages = await this.reader.pagesOf({ scope, ids }, request);
      return ids.map((id) => pages.get(id) ?? new Error(`No page was read for ${id}.`));
    });
  }

  private count(scope: string, parentId: number, filter: ListFilter): Promise<Counted> {
    return this.counts
      .of(SAME, [scope, filter], async (ids) => {
        const counts = await this.reader.countsOf({ scope, ids }, filter);
        return ids.map((id) => counts.get(id) ?? NONE);
      })
      .load(parentId);
  }

  private facetsOf(
    scope: string,
    parentId: number,
    { filter, names }: { filter: ListFilter; names: readonly string[] },
  ): Promise<FacetCounts> {
    return this.facets
      .of(SAME, [scope, filter, names], async (ids) => {
        const facets = await this.reader.facetsOf({ scope, ids }, filter, names);
        return ids.map((id) => facets.get(id) ?? {});
      })
      .load(parentId);
  }
}
