import { InvalidInputError } from '../errors';
import type { ListSearch } from './list-definition';
import type { Ordering } from './list-order';
import type { Parameters } from './parameters';

/** The order of search results; exists only during a search. */
export const RELEVANCE = 'RELEVANCE';

/**
 * Suffix of the ordering of a list that was searched by likeness, so that the next page is searched
 * the same way.
 */
export const ALIKE = ':alike';

const MAX_SEARCH_LENGTH = 200;

/** Words are searched first; words that look alike only when those are found nowhere. */
export type SearchMode = 'words' | 'alike';

/** One search in one statement. */
export interface SearchClause {
  /** One row, beside those of the list, that condition and order refer to. */
  readonly from: string;
  readonly condition: string;
  readonly ordering: Ordering;
  /** Holds of rows of exactly the name that was asked for; null where words stand for others. */
  readonly named: string | null;
}

/**
 * The words to search for; null when there are none.
 * @throws InvalidInputError naming `search`
 */
export function parseSearch(search: string | null | undefined): string | null {
  if (search === null || search === undefined || search.trim() === '') return null;
  if (search.length > MAX_SEARCH_LENGTH || search.includes('\0')) {
    throw new InvalidInputError(
      'search',
      `text of at most ${MAX_SEARCH_LENGTH} characters without control codes`,
    );
  }
  return search.trim();
}

/** The rows of a search that have exactly the name that was asked for stand before all others. */
const EXACT = 10;

const SOUGHT = 'sought';
/**
 * One row beside the list, so that what is sought is worked out once, not for each row: wherever
 * the planner puts it in a loop, as it does in a database that was never analysed.
 */
const soughtRow = (columns: string): string =>
  `(WITH once AS MATERIALIZED (SELECT ${columns}) SELECT * FROM once) AS ${SOUGHT}`;

/**
 * Source, condition and order of a search. By words: the row of that name first, then `ts_rank`
 * times the definition's boost; the query understands quotes, `or` and `-`, as web search engines
 * do. By likeness: the same with misspelt words taken for the words of names that they may have
 * been. What a word is, and what is alike, is told by functions of the database, which the indexed
 * column is made by, too.
 */
export function compileSearch(
  { search, source }: { search: ListSearch; source: string },
  words: string,
  mode: SearchMode,
  { alias, parameters }: { alias: string; parameters: Parameters },
): SearchClause {
  const text = parameters.add(words, 'text');
  const document = search.document(alias);
  const boost = search.boost?.(alias) ?? '1';
  const rank = `ts_rank(${document}, ${SOUGHT}.query)::float8 * ${boost}`;
  const ordering = { type: 'real', direction: 'DESC', idDirection: 'ASC' } as const;
  if (mode === 'alike') {
    const table = parameters.add(source, 'text');
    return {
      from: soughtRow(`search_alike(${table}, ${text}) AS query`),
      condition: `${document} @@ ${SOUGHT}.query`,
      named: null,
      ordering: { ...ordering, name: `${RELEVANCE}:DESC${ALIKE}`, expression: `(${rank})` },
    };
  }
  return {
    from: soughtRow(`search_query(${text}) AS query, search_name_query(${text}) AS name`),
    condition: `${document} @@ (${SOUGHT}.query || ${SOUGHT}.name)`,
    named: `${document} @@ ${SOUGHT}.name`,
    ordering: {
      ...ordering,
      name: `${RELEVANCE}:DESC`,
      expression: `CASE WHEN ${document} @@ ${SOUGHT}.name THEN ${EXACT} + ${boost} ELSE ${rank} END`,
    },
  };
}
