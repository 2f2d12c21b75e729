import type { Asked, Question } from './asked';
import type { Kind } from './wanted';

/** An id that does not tell all of its slug. */
export interface ShortId {
  readonly kind: Kind;
  readonly id: string;
  /** How the slug begins. */
  readonly prefix: string;
}

/** Slugs by shortened ids; without those of which nothing is found. */
export type SlugsOfIds = ReadonlyMap<string, string>;

/** One model or dataset in the form of the Hub, as far as it was read. */
export interface Repository {
  readonly slug: string;
  /** Whether somebody described it; else it is only named by others, or gone. */
  readonly isThere: boolean;
  /** The commit that the catalogue knows it at; null where there is none. */
  readonly commit: string | null;
  /** The record, with the properties that were wanted. */
  readonly info: () => Readonly<Record<string, unknown>>;
  /** @param origin where people reach this server */
  readonly card: (origin: string) => string;
  /** What is still to be asked to know all of it; null for nothing. */
  readonly more: () => Question<Repository> | null;
}

/** Which part of a list is asked for at once. */
export interface PageAsked {
  readonly size: number;
  readonly after: string | null;
}

/** A part of a list; `next` is where it goes on, null where it does not. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A list with its parameters, read a page of the API at a time. */
export interface Listing {
  readonly limit: number;
  readonly cursor: string | null;
  /** How many at a time. */
  readonly pageSize: number;
  readonly ask: (page: PageAsked) => Asked;
  readonly read: (data: unknown) => Page<Repository>;
  /** Several of its rows by their slugs, each with as much as the API returns at once. */
  readonly together: (slugs: readonly string[]) => Question<readonly Repository[]>;
  /** The parameter that an argument of the operation comes from. */
  readonly parameterOf: (argument: string) => string;
}

/** The models or the datasets. */
export interface Repositories {
  readonly kind: Kind;
  /**
   * The shortened ids that a list is filtered by.
   *
   * @throws InvalidInputError naming a parameter that has a bad value
   */
  readonly shortened: (query: URLSearchParams) => readonly ShortId[];
  /** @throws InvalidInputError naming a parameter that has a bad value */
  readonly list: (query: URLSearchParams, slugs: SlugsOfIds) => Listing;
  /** Slugs that begin so, of which one may be that of a shortened id, a page at a time. */
  readonly slugs: (prefix: string, after: string | null) => Question<Page<string>>;
  /**
   * One of them, by its slug.
   *
   * @param query null for everything that a record can have
   * @throws InvalidInputError naming a parameter that has a bad value
   */
  readonly one: (slug: string, query: URLSearchParams | null) => Question<Repository | null>;
}

/** The parameters that arguments of a list come from, but for tags. */
const PARAMETERS: Readonly<Record<string, string>> = {
  after: 'cursor',
  first: 'limit',
  publisher: 'author',
  gated: 'gated',
  parameterCount: 'num_parameters',
  tasks: 'pipeline_tag',
  libraries: 'library',
};
const SEARCH = /^where\.and\.\d+\.slug\b/;

/** The parameter that an argument of a list comes from. */
export function parameterOf(argument: string): string {
  if (SEARCH.test(argument)) return 'search';
  const [first = '', second = ''] = argument.split('.');
  return PARAMETERS[first] ?? PARAMETERS[second] ?? 'filter';
}

/** What an operation answers of a list. */
export interface ListData<Node> {
  readonly list: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly Node[];
  };
}

export const pageOf = <Node, Row>({ list }: ListData<Node>, row: (node: Node) => Row): Page<Row> => ({
  rows: list.nodes.map(row),
  next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null,
});

/** Descending unless asked, as at the Hub; ids from their beginning. */
export const directionOf = (given: { readonly sort: string; readonly direction?: '1' | '-1' | undefined }) =>
  (given.direction ?? (given.sort === 'id' ? '1' : '-1')) === '1' ? ('ASC' as const) : ('DESC' as const);

/** Whether somebody described it. */
export const isDescribed = (status: string): boolean => status === 'ACTIVE' || status === 'DEPRECATED';
