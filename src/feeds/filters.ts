// Comparisons of the API from the values of parameters; undefined where nothing is asked.

export const isIn = <Word>(words: readonly Word[] | undefined): { in: Word[] } | undefined =>
  words === undefined ? undefined : { in: [...words] };

/** Lists of one value are in an order of their own: one word is asked for by `has`. */
export function hasAny<Word>(
  words: readonly Word[] | undefined,
): { has: Word } | { hasAny: Word[] } | undefined {
  const [word] = words ?? [];
  if (words === undefined || word === undefined) return undefined;
  return words.length === 1 ? { has: word } : { hasAny: [...words] };
}

export const between = <Value>(
  gte: Value | undefined,
  lte: Value | undefined,
): { gte?: Value; lte?: Value } | undefined =>
  gte === undefined && lte === undefined
    ? undefined
    : { ...(gte !== undefined && { gte }), ...(lte !== undefined && { lte }) };

/** What a related thing must be, where anything is asked of it. */
export const related = <Value, Filter>(
  value: Value | undefined,
  filter: (value: Value) => Filter,
): Filter | undefined => (value === undefined ? undefined : filter(value));

export const slugIn = (slugs: readonly string[]): { slug: { in: string[] } } => ({
  slug: { in: [...slugs] },
});
