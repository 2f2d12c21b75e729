import { z } from 'zod';

/** A readable name in addresses, as answers name things. */
export const slug = z.string();

/** A figure of an answer, which may be beyond what a GraphQL Int holds. */
export const number = z.number();

/** Counts are numbers up to 2^53 in the API, and text beyond. */
export const figure = (value: number | string | null): number | null =>
  value === null ? null : Number(value);

/** How many things to return. */
export const upTo = (most: number, usual: number) =>
  z.int().min(1).max(most).optional().describe(`How many to return, 1 to ${most}; ${usual} when left out.`);

/** Two digits behind the point, with a sign. */
export const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(2)}`;

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

const SIZES = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Such as `86M`. */
export function short(value: number | null): string {
  if (value === null) return 'unknown size';
  const [unit, letter] = SIZES.find(([least]) => value >= least) ?? [1, ''];
  return `${Number((value / unit).toPrecision(3))}${letter}`;
}

/** What ends a line, or turns the text that follows around. */
const BREAKS = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** Others' words in one line of at most `most` characters. */
export function folded(text: string, most: number): string {
  const line = text.replace(BREAKS, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** Others' words as a quotation, which says where it ends: they may tell an agent anything. */
export const quoted = (text: string, most: number): string => JSON.stringify(folded(text, most));

/** Sentences of a text that are there. */
export const lines = (...all: readonly (string | null | false)[]): string =>
  all.filter((line) => line !== null && line !== false && line !== '').join('\n');

/** A list of words, or what is said where there are none. */
export const listed = (all: readonly (string | null)[], none = 'none'): string =>
  all.filter((one) => one !== null).join(', ') || none;
