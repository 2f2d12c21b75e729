import { z } from 'zod';
import { InvalidInputError } from '../platform/errors';
import {
  expecting,
  standingFor,
  writtenFlag,
  writtenList,
  writtenNumber,
  writtenText,
} from '../platform/query-values';

/** Parameters of a query are text: each says what it reads, and what it expects. */
export type Parameters = Readonly<Record<string, z.ZodType<unknown, string | undefined>>>;

const MOST_ROWS = 10_000;
const LONGEST = 500;
const MOST_WORDS = 100;
/** As the API takes them in a filter. */
const LONGEST_WORD = 400;

/** A text of up to 500 characters. */
export const text = (description: string) => neededText(description).optional();

/** A text without which there is nothing to answer. */
export const neededText = (description: string) => writtenText(LONGEST).describe(description);

const wordRule = `one to ${MOST_WORDS} words of up to ${LONGEST_WORD} characters, separated by commas`;
const word = z.string().min(1, expecting(wordRule)).max(LONGEST_WORD, expecting(wordRule));

/** One or several words, separated by commas. */
export const words = (description: string) =>
  writtenList(word, { most: MOST_WORDS, expected: wordRule })
    .optional()
    .describe(`${description} Several, separated by commas: any of them.`);

/** The words of a closed set. */
const keysOf = <Word extends string>(known: Readonly<Record<Word, true>>): Word[] => {
  const isWord = (written: string): written is Word => Object.hasOwn(known, written);
  return Object.keys(known).filter(isWord);
};

/** One or several words of a closed set, however they are capitalised. */
export const oneOf = <Word extends string>(known: Readonly<Record<Word, true>>, description: string) => {
  const all = keysOf(known);
  const expected = `among ${all.join(', ')}`;
  const upper = z.string().toUpperCase();
  return writtenList(upper.pipe(z.enum(all, expecting(expected))), { most: MOST_WORDS, expected })
    .optional()
    .describe(`${description} Several, separated by commas: any of them.`);
};

/** One word of a closed set, however it is capitalised. */
export const choice = <Word extends string>(known: Readonly<Record<Word, true>>, description: string) => {
  const all = keysOf(known);
  const value = z.enum(all, expecting(`one of ${all.join(', ')}`));
  return standingFor(value)
    .transform((given) => given.toUpperCase())
    .pipe(value)
    .optional()
    .describe(description);
};

/** A number, written as JSON writes it. */
export const number = (description: string, range: { from?: number; to?: number } = {}) =>
  writtenNumber(range).optional().describe(description);

/** A whole number in decimal digits; `usual` is taken where it is left out. */
export const wholeNumber = (
  description: string,
  { from = 0, to = Number.MAX_SAFE_INTEGER, usual }: { from?: number; to?: number; usual?: number } = {},
) =>
  writtenNumber({ isWhole: true, from, to, ...(usual !== undefined && { usual }) })
    .optional()
    .describe(description);

/** The greatest Int of GraphQL. */
export const GREATEST_INT = 2_147_483_647;

/** `true` or `false`. */
export const flag = (description: string) =>
  writtenFlag({ yes: ['true'], no: ['false'] })
    .optional()
    .describe(description);

/** A day or a moment, as ISO 8601 writes it. */
export const time = (description: string) =>
  z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], expecting('a day or time such as 2026-01-31'))
    .transform((given) => new Date(given).toISOString())
    .optional()
    .describe(description);

const CURSOR_RULE = 'the nextCursor of the rows before';

/** What every feed is asked: a part of it, from a place on. */
export const PAGING = {
  limit: wholeNumber(
    'How many rows to return at most. Left out: all that there are, sent as they are read, and `nextCursor` is null.',
    { from: 1, to: MOST_ROWS },
  ),
  cursor: z
    .string()
    .min(1, expecting(CURSOR_RULE))
    .max(2000, expecting(CURSOR_RULE))
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
 * Reads the parameters of a feed.
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
    ...(cursor !== undefined && { cursor }),
  });
  return { given: parsed(own, others), limit: page.limit ?? null, cursor: page.cursor ?? null };
}
