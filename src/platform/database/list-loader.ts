import DataLoader from 'dataloader';
import { Batch } from '../batch';
import type { Deferred } from '../deferred';
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

type Pages<Row> = Batch<number, Page<Row>>;

const SAME: Selection = { fields: new Map() };

/** The lists of parents, batched over all parents of a request: one statement for each field. */
export class ListLoader<Row extends { id: number }> {
  /** By request, which is one and the same object for all parents where it can be. */
  private pagesOf: Map<string, Map<ListRequest, Pages<Row>>> | undefined;
  /** By what is requested, where it is not. */
  private readonly pages = new Map<Selection, Map<string, Pages<Row>>>();
  private readonly counts = new LoaderFamily<number, Counted>();
  private readonly facets = new LoaderFamily<number, FacetCounts>();

  constructor(private readonly reader: ListReader<Row>) {}

  get name(): string {
    return this.reader.name;
  }

  /** The list of one parent. */
  of(scope: string, parentId: number): ListSource<Row> {
    return new ListOfParent(this, scope, parentId);
  }

  page(scope: string, parentId: number, request: ListRequest): Deferred<Page<Row>> {
    this.pagesOf ??= new Map();
    const byRequest = this.pagesOf.get(scope) ?? new Map<ListRequest, Pages<Row>>();
    this.pagesOf.set(scope, byRequest);
    const pages = byRequest.get(request) ?? this.pagesAlike(scope, request);
    byRequest.set(request, pages);
    return pages.load(parentId);
  }

  private pagesAlike(scope: string, request: ListRequest): Pages<Row> {
    const { selection, ...args } = request;
    const byArguments = this.pages.get(selection) ?? new Map<string, Pages<Row>>();
    this.pages.set(selection, byArguments);
    const signature = JSON.stringify([scope, args]);
    const pages =
      byArguments.get(signature) ??
      new Batch<number, Page<Row>>(async (ids) => {
        const read = await this.reader.pagesOf({ scope, ids }, request);
        return ids.map((id) => read.get(id) ?? new Error(`No page was read for ${id}.`));
      });
    byArguments.set(signature, pages);
    return pages;
  }

  count(scope: string, parentId: number, filter: ListFilter): Promise<Counted> {
    return this.counts
      .of(SAME, [scope, filter], async (ids) => {
        const counts = await this.reader.countsOf({ scope, ids }, filter);
        return ids.map((id) => counts.get(id) ?? NONE);
      })
      .load(parentId);
  }

  facetsOf(
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

class ListOfParent<Row extends { id: number }> implements ListSource<Row> {
  constructor(
    private readonly lists: ListLoader<Row>,
    private readonly scope: string,
    private readonly parentId: number,
  ) {}

  get name(): string {
    return `${this.lists.name} of ${this.scope} ${this.parentId}`;
  }

  page(request: ListRequest): Deferred<Page<Row>> {
    return this.lists.page(this.scope, this.parentId, request);
  }

  count(filter: ListFilter): Promise<Counted> {
    return this.lists.count(this.scope, this.parentId, filter);
  }

  facets(filter: ListFilter, names: readonly string[]): Promise<FacetCounts> {
    return this.lists.facetsOf(this.scope, this.parentId, { filter, names });
  }
}
