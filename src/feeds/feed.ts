import { z } from 'zod';
import { InvalidInputError } from '../platform/errors';
import type { TypedDocumentString } from './operations.generated';
import { PAGING, parseParameters, partOf, type Paging, type Parameters } from './parameters';

/** What a cell may hold; a list is joined before. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** An operation of the API with its variables. */
export interface Asked {
  readonly query: string;
  readonly variables: object;
}

/** Which rows of a feed are asked for at once. */
export interface PageAsked {
  readonly size: number;
  readonly after: string | null;
  /** What is of the whole feed comes with the first page. */
  readonly isFirst: boolean;
}

/** What is told once of a whole feed. */
export interface Whole {
  readonly totalCount: number | null;
  /** Whether that is counted, and not estimated. */
  readonly totalCountIsExact: boolean;
  /** Of the change feed, when the feed was begun. */
  readonly revision: number | string | null;
  /** Why there are no rows, where that is known. */
  readonly abstention?: string | null;
  /** What makes the rows less certain than they look, where something does. */
  readonly warning?: string | null;
}

export interface FeedPage {
  readonly rows: readonly Row[];
  /** Where the next page begins; null where nothing follows. */
  readonly next: string | null;
  /** Of the first page. */
  readonly whole: Whole;
}

/** A feed with its parameters. */
export interface FeedQuestion {
  /** How many rows are wanted; null for all. */
  readonly limit: number | null;
  readonly cursor: string | null;
  ask(page: PageAsked): Asked;
  read(data: unknown): FeedPage;
  /** The parameter that an argument of the operation comes from. */
  readonly parameterOf: (argument: string) => string;
}

/** A flat list that programs read as JSON or CSV. */
export interface Feed {
  readonly name: string;
  readonly title: string;
  /** Each column with what it means; the same in both forms. */
  readonly columns: z.ZodObject;
  readonly parameters: z.ZodObject;
  /** Whether it is read page by page; others are one operation. */
  readonly isPaged: boolean;
  /** What it takes of `limit` and `cursor`. */
  readonly paging: Paging;
  /** @throws InvalidInputError naming the parameter that is unknown or has a bad value */
  open(query: URLSearchParams): FeedQuestion;
}

type Columns = Readonly<Record<string, z.ZodType<Cell>>>;
/** A row that the columns describe. */
type RowOf<Own extends Columns> = Row & { readonly [Name in keyof Own]: z.output<Own[Name]> };

interface Definition<Data, Variables extends object, Own extends Parameters, Shown extends Columns> {
  readonly name: string;
  readonly title: string;
  readonly document: TypedDocumentString<Data, Variables>;
  readonly parameters: Own;
  readonly columns: Shown;
  readonly variables: (given: z.output<z.ZodObject<Own>>, page: PageAsked) => Variables;
  readonly read: (
    data: Data,
    given: z.output<z.ZodObject<Own>>,
  ) => { readonly rows: readonly RowOf<Shown>[]; readonly next: string | null; readonly whole: Whole };
  readonly isPaged: boolean;
  /** How many rows an operation returns at most, where that can be asked for. */
  readonly mostRows?: number;
  /** By the end of the path of an argument, for those that are not called alike. */
  readonly argumentNames?: Readonly<Record<string, string>>;
}

const ARGUMENTS: Readonly<Record<string, string>> = { after: 'cursor', first: 'limit' };

/** `trainingExamples` is `training_examples`. */
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The parameter that an argument of an operation comes from.
 *
 * @param known names of parameters
 * @param own by the end of the path of an argument, for those that are not called alike
 */
export const parameterNaming =
  (known: ReadonlySet<string>, own: Readonly<Record<string, string>> = {}) =>
  (argument: string): string => {
    const names = argument
      .split('.')
      .reverse()
      .map((part) => ({ ...ARGUMENTS, ...own })[part] ?? snakeCase(part));
    return names.find((one) => known.has(one)) ?? names[0] ?? argument;
  };

/** Ties a feed to the types of its operation. */
export function defineFeed<Data, Variables extends object, Own extends Parameters, Shown extends Columns>(
  definition: Definition<Data, Variables, Own, Shown>,
): Feed {
  const { name, title, document, variables, read, isPaged, mostRows, argumentNames } = definition;
  const paging = isPaged ? PAGING : mostRows === undefined ? {} : partOf(mostRows);
  const parameters = z.object(definition.parameters);
  const columns = z.object(definition.columns);
  const isData = (data: unknown): data is Data => typeof data === 'object' && data !== null;
  const known = new Set([...Object.keys(parameters.shape), ...Object.keys(paging)]);
  const parameterOf = parameterNaming(known, argumentNames);
  return {
    ...{ name, title, isPaged, paging, parameters, columns },
    open: (query) => {
      const { given, limit, cursor } = parseParameters(parameters, paging, query);
      return {
        ...{ limit, cursor },
        ask: (page) => ({ query: document.toString(), variables: variables(given, page) }),
        read: (data) => {
          if (!isData(data)) throw new TypeError('A feed was answered without data.');
          return read(data, given);
        },
        parameterOf,
      };
    },
  };
}

/** What the operation of a list answers. */
interface ListData<Node> {
  readonly list: {
    readonly totalCount?: number | null;
    readonly totalCountIsExact?: boolean;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly Node[];
  };
  readonly catalog?: { readonly revision: number | string };
}

/** The page of a list, a row a node. */
export const readList =
  <Node, Flat>(row: (node: Node) => Flat) =>
  ({ list, catalog }: ListData<Node>): { rows: Flat[]; next: string | null; whole: Whole } => ({
    rows: list.nodes.map(row),
    next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null,
    whole: {
      totalCount: list.totalCount ?? null,
      totalCountIsExact: list.totalCountIsExact ?? false,
      revision: catalog?.revision ?? null,
    },
  });

/** How the variables of a list name its page. */
export const pageVariables = ({ size, after, isFirst }: PageAsked) => ({ first: size, after, isFirst });

/** @throws InvalidInputError naming the parameter, where it names nothing that is there */
export function found<Value>(value: Value | null, parameter: string, what: string): Value {
  if (value === null) throw new InvalidInputError(parameter, `the slug of a ${what} of the catalogue`);
  return value;
}
