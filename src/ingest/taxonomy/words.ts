/**
 * One spelling for words that mean the same: lower case, with single hyphens for spaces and
 * underscores.
 */
export const normalWord = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, '-');

/**
 * Terms by each of their names. The first term that claims a name keeps it; an id always wins over
 * an alias.
 */
export function byEveryName<Term extends { id: string }>(
  terms: readonly Term[],
  namesOf: (term: Term) => readonly string[],
): ReadonlyMap<string, Term> {
  const found = new Map(terms.map((term) => [normalWord(term.id), term]));
  for (const term of terms) {
    for (const name of namesOf(term)) {
      const word = normalWord(name);
      if (!found.has(word)) found.set(word, term);
    }
  }
  return found;
}
