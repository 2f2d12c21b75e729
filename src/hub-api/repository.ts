import type { Asked, Question } from './asked';
import type { Kind } from './wanted';

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

/** A list with its parameters, read a page of the API at a time. */
export interface Listing {
  readonly limit: number;
  readonly cursor: string | null;
  /** How many at a time. */
  readonly pageSize: number;
  readonly ask: (page: PageAsked) => Asked;
  readonly read: (data: unknown) => { readonly rows: readonly Repository[]; readonly next: string | null };
  /** The parameter that an argument of the operation comes from. */
  readonly parameterOf: (argument: string) => string;
}

/** The models or the datasets. */
export interface Repositories {
  readonly kind: Kind;
  /** @throws InvalidInputError naming a parameter that has a bad value */
  readonly list: (query: URLSearchParams) => Listing;
  /** The slugs that begin so, of which one may be that of a shortened id. */
  readonly slugs: (prefix: string) => Question<readonly string[]>;
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

export const pageOf = <Node>({ list }: ListData<Node>, repository: (node: Node) => Repository) => ({
  rows: list.nodes.map(repository),
  next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null,
});

/** Descending unless asked, as at the Hub; ids from their beginning. */
export const directionOf = (given: { readonly sort: string; readonly direction?: '1' | '-1' | undefined }) =>
  (given.direction ?? (given.sort === 'id' ? '1' : '-1')) === '1' ? ('ASC' as const) : ('DESC' as const);

/** Whether somebody described it. */
export const isDescribed = (status: string): boolean => status === 'ACTIVE' || status === 'DEPRECATED';
