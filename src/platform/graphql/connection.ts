import type { GraphQLResolveInfo } from 'graphql';
import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import {
  within,
  type FacetCounts,
  type Listed,
  type ListRequest,
  type ListSource,
  type OrderBy,
  type Page,
  type PageRequest,
  type Selection,
} from '../database';
import { encodeCursor, listDigest } from './cursor';
import { Costs, type FieldCost } from './limits/field-cost';
import { parsePage, parseSize, type PageArgs } from './page.args';
import { mergeSelections, selectionOf } from './selection';

@Directive('@shareable')
@ObjectType({ description: 'Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether items precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

@ObjectType({ description: 'One value of a facet.', simpleResolvers: true })
export class FacetValue {
  @Field(() => String, { description: 'The value, as filters take it.' })
  value!: string;

  @Field(() => Int, {
    description: 'How many items of the whole list have it; an estimate where `isExact` is false.',
  })
  count!: number;

  @Field(() => Boolean, {
    description:
      'Whether `count` is exact: it is in lists of up to about 20,000 items, and in longer ones up to 5,000 items that a search or filter leaves. Beyond, values are counted in some of the items that you may see, and seldom ones may be missing.',
  })
  isExact!: boolean;
}

const COUNTING: FieldCost = { place: 200, parent: 1 };

/** What a list costs that may be searched. */
export const SEARCHED: FieldCost = { given: { search: 150 } };

/** Each facet of a list is counted by a statement of its own. */
export const FACET: FieldCost = { place: 140, usualSize: 20, item: 0.3 };

export interface Edge<Node> {
  readonly cursor?: string;
  readonly node: Node;
}

/** The value of a connection field; parts that were not asked for are undefined. */
export interface Connection<Node> {
  readonly edges?: readonly Edge<Node>[];
  readonly nodes?: readonly Node[];
  readonly pageInfo?: PageInfo;
  readonly totalCount?: number;
  readonly totalCountIsExact?: boolean;
  readonly facets?: FacetCounts;
}

export interface ConnectionOptions {
  /** What the list holds, in the plural, for descriptions: `models`. */
  readonly items: string;
  readonly facets?: () => ClassType<object>;
  /** What counting the whole list costs; about the first of a few thousand rows when left out. */
  readonly counting?: FieldCost;
}

/**
 * Makes the types `<name>Edge` and `<name>Connection` over a node type. Declare the class where the
 * node's feature is, and return it from fields of that type; fill it with `loadConnection`.
 */
export function connectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  { items, facets, counting = COUNTING }: ConnectionOptions,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, {
    description: `One of the ${items}, with its place in the list.`,
    simpleResolvers: true,
  })
  class EdgeType {
    @Field(() => String, { description: 'Marks this place; give it to `after` or `before`.' })
    cursor?: string;

    @Field(node, { description: 'The item itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${items}.`, simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The items of this page with their cursors.' })
    edges?: Edge<Node>[];

    @Field(() => [node()], { description: 'The items of this page.' })
    nodes?: Node[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo?: PageInfo;

    @Costs(counting)
    @Field(() => Int, {
      nullable: true,
      description:
        'How many items the whole list has; counted only when asked for. An estimate where `totalCountIsExact` is false.',
    })
    totalCount?: number;

    @Costs(counting)
    @Field(() => Boolean, {
      description:
        'Whether `totalCount` is exact: it is of all models, datasets and transfer results, in lists of up to about 20,000 items, and in longer ones up to 1,000 items that a search or filter leaves. Beyond, it is an estimate from some of the items that you may see: about a tenth off where many pass, and perhaps half or twice of what is right where one in a hundred does.',
    })
    totalCountIsExact?: boolean;

    facets?: FacetCounts;
  }
  if (facets !== undefined) {
    Field(facets, {
      nullable: true,
      description:
        'How often each value occurs in the whole list; the hundred most frequent, most frequent first.',
    })(ConnectionType.prototype, 'facets');
  }
  return ConnectionType;
}

/** The arguments of a connection field; each list uses those that it supports. */
export interface ConnectionArgs extends PageArgs {
  readonly search?: string | null;
  readonly where?: object | null;
  readonly orderBy?: OrderBy | null;
}

/** Makes the cursor of a row. */
type CursorOf = (row: Listed<{ id: number }>) => string;

function pageInfoOf<Row extends { id: number }>(page: Page<Row>, cursorOf: CursorOf): PageInfo {
  const first = page.rows[0];
  const last = page.rows.at(-1);
  return {
    hasNextPage: page.hasNext,
    hasPreviousPage: page.hasPrevious,
    startCursor: first === undefined ? null : cursorOf(first),
    endCursor: last === undefined ? null : cursorOf(last),
  };
}

/** The requests of arguments that are one and the same object for all parents of a field. */
const requests = new WeakMap<ConnectionArgs, WeakMap<Selection, ListRequest>>();

/** What is asked of a list, as one object for all parents: loaders batch by its identity. */
function requestOf(args: ConnectionArgs, page: PageRequest, asked: Selection): ListRequest {
  const { search, where, orderBy } = args;
  const selection = nodeSelection(asked);
  const isPlaced = asked.fields.has('pageInfo') || within(asked, 'edges').fields.has('cursor');
  const request = { search, where, orderBy, page, selection, isPlaced };
  if (page.after !== null || page.before !== null) return request;
  const ofArgs = requests.get(args) ?? new WeakMap<Selection, ListRequest>();
  requests.set(args, ofArgs);
  const known = ofArgs.get(selection) ?? request;
  ofArgs.set(selection, known);
  return known;
}

function loadPage<Row extends { id: number }>(
  source: ListSource<Row>,
  asked: Selection,
  { request, list }: { request: ListRequest; list: () => string },
): PromiseLike<Connection<Row>> {
  const [wantsEdges, wantsInfo] = [asked.fields.has('edges'), asked.fields.has('pageInfo')];
  return source.page(request).then((page) => {
    const nodes = page.rows;
    if (request.isPlaced === false)
      return wantsEdges ? { nodes, edges: nodes.map((node) => ({ node })) } : { nodes };
    const digest = list();
    const cursorOf: CursorOf = ({ sortKey, id }) =>
      encodeCursor(digest, { order: page.order, key: sortKey, id });
    return {
      nodes,
      ...(wantsEdges && { edges: nodes.map((node) => ({ cursor: cursorOf(node), node })) }),
      ...(wantsInfo && { pageInfo: pageInfoOf(page, cursorOf) }),
    };
  });
}

/** One object for each connection field of an operation, because loaders batch by its identity. */
const nodeSelections = new WeakMap<Selection, Selection>();

function nodeSelection(asked: Selection): Selection {
  const known = nodeSelections.get(asked);
  if (known !== undefined) return known;
  const merged = mergeSelections(within(asked, 'nodes'), within(within(asked, 'edges'), 'node'));
  // A new selection each time, even where two fields select nothing.
  const own = { fields: merged.fields };
  nodeSelections.set(asked, own);
  return own;
}

/**
 * Fills a connection with what the operation selects: page, count and facets are each read only
 * when selected.
 * @throws InvalidInputError naming the argument at fault
 */
export function loadConnection<Row extends { id: number }>(
  source: ListSource<Row>,
  args: ConnectionArgs,
  info: GraphQLResolveInfo,
): PromiseLike<Connection<Row>> {
  const asked = selectionOf(info);
  const filter = { search: args.search, where: args.where };
  const list = (): string => listDigest(source.name, filter);
  const page = parsePage(args, list);
  const loadNodes = () => loadPage(source, asked, { request: requestOf(args, page, asked), list });
  const isAsked = (part: string) => asked.fields.has(part);
  const wantsPage = ['nodes', 'edges', 'pageInfo'].some(isAsked);
  const wantsCount = ['totalCount', 'totalCountIsExact'].some(isAsked);
  const facetNames = [...within(asked, 'facets').fields.keys()];
  if (wantsPage && !wantsCount && facetNames.length === 0) return loadNodes();
  const parts = Promise.all([
    wantsPage ? loadNodes() : {},
    wantsCount ? source.count(filter) : undefined,
    facetNames.length > 0 ? source.facets(filter, facetNames) : undefined,
  ]);
  return parts.then(([connection, counted, facets]) => ({
    ...connection,
    totalCount: counted?.count,
    totalCountIsExact: counted?.isExact,
    facets,
  }));
}

/**
 * The first rows of a short list of a parent.
 * @throws InvalidInputError naming `first` when it is out of range
 */
export function loadFirst<Row extends { id: number }>(
  source: ListSource<Row>,
  { first, where }: { first: number; where?: object },
  info: GraphQLResolveInfo,
): PromiseLike<readonly Row[]> {
  return source.page(firstOf(parseSize(first, 'first'), where, selectionOf(info))).then(({ rows }) => rows);
}

/** What short lists without a filter are asked for, as one object for all parents. */
const firsts = new WeakMap<Selection, Map<number, ListRequest>>();

function firstOf(size: number, where: object | undefined, selection: Selection): ListRequest {
  const page: PageRequest = { size, from: 'start', after: null, before: null };
  const request = { where, page, selection, isPlaced: false };
  if (where !== undefined) return request;
  const bySize = firsts.get(selection) ?? new Map<number, ListRequest>();
  firsts.set(selection, bySize);
  const known = bySize.get(size) ?? request;
  bySize.set(size, known);
  return known;
}
