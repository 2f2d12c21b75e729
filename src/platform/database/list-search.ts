import { InvalidInputError } from '../errors';
import type { ListSearch } from './list-definition';
import type { Ordering } from './list-order';
import type { Parameters } from './parameters';
import { anywhere, withSwappedLetters } from './swapped-letters';

/** The order of search results; exists only during a search. */
export const RELEVANCE = 'RELEVANCE';

/**
 * Suffix of the ordering of a list that was searched by likeness, so that the next page is searched
 * the same way.
 */
export const ALIKE = ':alike';

const MAX_SEARCH_LENGTH = 200;

/**
 * Two swapped letters are one typo: as similar as a word of five letters with a wrong last letter.
 */
const SWAPPED_LIKENESS = 0.7;

/**
 * Words are searched first; text that merely looks similar only when the words are found nowhere.
 */
export type SearchMode = 'words' | 'alike';

/** One search in one statement. */
export interface SearchClause {
  readonly condition: string;
  readonly ordering: Ordering;
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

/**
 * Condition and order of a search. By words: `ts_rank` times the definition's boost; the query
 * understands quotes, `or` and `-`, as web search engines do. By likeness: trigram similarity, of
 * the whole or of its best matching part; two swapped letters change three or four trigrams, so
 * they are put in order first.
 */
export function compileSearch(
  definition: ListSearch,
  words: string,
  mode: SearchMode,
  { alias, parameters }: { alias: string; parameters: Parameters },
): SearchClause {
  const text = parameters.add(words, 'text');
  const ordering = {
    name: mode === 'alike' ? `${RELEVANCE}:DESC${ALIKE}` : `${RELEVANCE}:DESC`,
    type: 'real',
    direction: 'DESC',
    idDirection: 'ASC',
  } as const;
  if (mode === 'words') {
    const query = `websearch_to_tsquery('english', ${text})`;
    const boost = definition.boost === undefined ? '' : ` * ${definition.boost(alias)}`;
    return {
      condition: `${definition.document(alias)} @@ ${query}`,
      ordering: {
        ...ordering,
        expression: `(ts_rank(${definition.document(alias)}, ${query})::float8${boost})`,
      },
    };
  }
  const fuzzy = definition.fuzzy(alias);
  const swapped = parameters.add(withSwappedLetters(words).map(anywhere), 'text[]');
  return {
    condition: `(lower(${text}) <% ${fuzzy} OR ${fuzzy} % lower(${text}) OR ${fuzzy} LIKE ANY (${swapped}))`,
    ordering: {
      ...ordering,
      expression: `greatest(word_similarity(lower(${text}), ${fuzzy}),
        CASE WHEN ${fuzzy} LIKE ANY (${swapped}) THEN ${SWAPPED_LIKENESS} ELSE 0 END)::float8`,
    },
  };
}
