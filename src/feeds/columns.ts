import { z } from 'zod';

// The columns of a feed, each with what it means. Null is what is not known.

export const text = (description: string) => z.string().describe(description);
export const maybeText = (description: string) => z.string().nullable().describe(description);
export const amount = (description: string) => z.number().describe(description);
export const maybeAmount = (description: string) => z.number().nullable().describe(description);
export const flag = (description: string) => z.boolean().describe(description);
export const maybeFlag = (description: string) => z.boolean().nullable().describe(description);
export const time = (description: string) => z.iso.datetime().describe(description);
export const maybeTime = (description: string) => z.iso.datetime().nullable().describe(description);
/** Several words in one cell. */
export const list = (description: string) =>
  z.string().describe(`${description} Separated by ";", empty where there are none.`);

/** Words that hold no ";" of their own, or have a comma in its place. */
export const joined = (words: readonly string[]): string =>
  words.map((word) => word.replaceAll(';', ',')).join(';');

/** Counts are numbers up to 2^53 in the API, and text beyond. */
export const count = (value: number | string | null): number | null =>
  value === null ? null : Number(value);

export const ids = (things: readonly { readonly id: string }[]): string => joined(things.map(({ id }) => id));
export const slugs = (things: readonly { readonly slug: string }[]): string =>
  joined(things.map(({ slug }) => slug));
