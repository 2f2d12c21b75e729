import { z } from 'zod';
import { InvalidInputError } from '../platform/errors';

/** Parameters of a query are text: each says what it reads, and what it expects. */
export type Parameters = Readonly<Record<string, z.ZodType<unknown, string | undefined>>>;

const MOST_ROWS = 10_000;
const LONGEST = 500;
const MOST_WORDS = 100;
/** As the API takes them in a filter. */
const LONGEST_WORD = 400;

const expecting = (text: string) => ({ error: text });

/** A text of up to 500 characters. */
export const text = (description: string) =>
  z
    .string(expecting('text'))
    .min(1, expecting('text that is not empty'))
    .max(LONGEST, expecting(`text of up to ${LONGEST} characters`))
    .optional()
    .describe(description);

/** One or several words, separated by commas. */
export const words = (description: string) =>
  z
    .string()
    .transform((given, context) => {
      const each = given.split(',').map((word) => word.trim());
      const areWords = each.every((word) => word !== '' && word.length <= LONGEST_WORD);
      if (areWords && each.length <= MOST_WORDS) return each;
      const message = `one to ${MOST_WORDS} words of up to ${LONGEST_WORD} characters, separated by commas`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .optional()
    .describe(`${description} Several, separated by commas: any of them.`);

/** One or several words of a closed set, however they are capitalised. */
export const oneOf = <Word extends string>(known: Readonly<Record<Word, true>>, description: string) => {
  const isWord = (word: string): word is Word => Object.hasOwn(known, word);
  const all = Object.keys(known).join(', ');
  return z
    .string()
    .transform((given, context) => {
      const each = given.split(',').map((word) => word.trim().toUpperCase());
      const right = each.filter(isWord);
      if (right.length === each.length) return right;
      context.addIssue({ code: 'custom', message: `among ${all}` });
      return z.NEVER;
    })
    .optional()
    .describe(`${description} Among ${all}; several, separated by commas: any of them.`);
};

/** One word of a closed set. */
export const choice = <Word extends string>(known: Readonly<Record<Word, true>>, description: string) => {
  const isWord = (word: string): word is Word => Object.hasOwn(known, word);
  const all = Object.keys(known).join(', ');
  return z
    .string()
    .transform((given, context) => {
      const word = given.toUpperCase();
      if (isWord(word)) return word;
      context.addIssue({ code: 'custom', message: `one of ${all}` });
      return z.NEVER;
    })
    .optional()
    .describe(`${description} One of ${all}.`);
};

/** A number, written as JSON writes it. */
export const number = (description: string, { isWhole = false, from = -Infinity, to = Infinity } = {}) => {
  const range = Number.isFinite(from) ? ` from ${from}${Number.isFinite(to) ? ` to ${to}` : ''}` : '';
  return z
    .string()
    .meta({ type: isWhole ? 'integer' : 'number' })
    .refine(
      (given) => /^-?\d{1,16}(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?$/i.test(given),
      expecting(`a ${isWhole ? 'whole ' : ''}number${range}`),
    )
    .transform(Number)
    .refine(
      (value) => value >= from && value <= to && (!isWhole || Number.isSafeInteger(value)),
      expecting(`a ${isWhole ? 'whole ' : ''}number${range}`),
    )
    .optional()
    .describe(description);
};

export const wholeNumber = (description: string, { from = 0, to = Number.MAX_SAFE_INTEGER } = {}) =>
  number(description, { from, to, isWhole: true });

/** The greatest Int of GraphQL. */
export const GREATEST_INT = 2_147_483_647;

/** `true` or `false`. */
export const flag = (description: string) =>
  z
    .enum(['true', 'false'], expecting('true or false'))
    .transform((given) => given === 'true')
    .optional()
    .describe(description);

/** A day or a moment, as ISO 8601 writes it. */
export const time = (description: string) =>
  z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], expecting('a day or time such as 2026-01-31'))
    .transform((given) => new Date(given).toISOString())
    .optional()
    .describe(description);

/** What every feed is asked: a part of it, from a place on. */
export const PAGING = {
  limit: wholeNumber(
    'How many rows to return at most. Left out: all that there are, sent as they are read, and `nextCursor` is null.',
    { from: 1, to: MOST_ROWS },
  ),
  cursor: z
    .string()
    .max(2000, expecting('the nextCursor of the rows before'))
    .optional()
    .describe('Return what comes after this: the `nextCursor` of the rows before, with the same parameters.'),
};

/** Feeds of one operation have no place to go on from. */
export const partOf = (most: number) => ({
  limit: wholeNumber(`How many rows to return at most, up to ${most}; so many when left out.`, {
    from: 1,
    to: most,
  }),
});

/** What of `limit` and `cursor` a feed takes. */
export type Paging = Partial<typeof PAGING>;

interface Given<Own> {
  readonly given: Own;
  readonly limit: number | null;
  readonly cursor: string | null;
}

/** @throws InvalidInputError naming what is given twice */
function asRecord(query: URLSearchParams): Record<string, string> {
  const names = new Set<string>();
  for (const name of query.keys()) {
    if (names.has(name)) throw new InvalidInputError(name.slice(0, 100), 'given once');
    names.add(name);
  }
  return Object.fromEntries(query);
}

/** @throws InvalidInputError naming the first parameter at fault */
function parsed<Schema extends z.ZodType>(schema: Schema, values: Record<string, string>): z.output<Schema> {
  const { data, error } = schema.safeParse({ ...values });
  if (error === undefined) return data;
  const [issue] = error.issues;
  throw new InvalidInputError(String(issue?.path[0] ?? 'query'), issue?.message ?? 'right');
}

/**
 * Reads the parameters of a feed. An empty `cursor` is none.
 *
 * @throws InvalidInputError naming a parameter that is unknown, given twice or has a bad value
 */
export function parseParameters<Own extends z.ZodObject>(
  own: Own,
  paging: Paging,
  query: URLSearchParams,
): Given<z.output<Own>> {
  const all = asRecord(query);
  const { limit, cursor, ...others } = all;
  const known = [...Object.keys(own.shape), ...Object.keys(paging)];
  const unknown = Object.keys(all).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new InvalidInputError(
      unknown.slice(0, 100),
      `left out: this feed takes ${known.toSorted().join(', ') || 'no parameters'}`,
    );
  const page = parsed(z.object({ ...PAGING, ...paging }), {
    ...(limit !== undefined && { limit }),
    ...(cursor !== undefined && cursor !== '' && { cursor }),
  });
  return { given: parsed(own, others), limit: page.limit ?? null, cursor: page.cursor ?? null };
}
