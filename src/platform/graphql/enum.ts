import { registerEnumType } from 'type-graphql';

/**
 * Registers a closed set of words as a GraphQL enum whose values are their names. Returns the
 * object that names the enum in decorators: `@Field(() => Modality)`.
 */
export function enumType<Word extends string>(
  words: readonly Word[],
  {
    name,
    description,
    values,
  }: { name: string; description: string; values: Readonly<Record<Word, string>> },
): Readonly<Record<string, string>> {
  const type: Record<string, string> = Object.fromEntries(words.map((word) => [word, word]));
  registerEnumType(type, {
    name,
    description,
    valuesConfig: Object.fromEntries(words.map((word) => [word, { description: values[word] }])),
  });
  return type;
}
