import { z } from 'zod';

/** Rules of what the inputs of mutations hold, with the limits that the tables have. */

/** Text that PostgreSQL can store: without U+0000. */
export const plainText = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Must not be empty')
    .max(max, `Must have at most ${max} characters`)
    .refine((text) => !text.includes('\0'), 'Must not hold control codes');

export const name = plainText(300);
/** An id or slug of something in the catalogue. */
export const reference = plainText(400);
export const url = z.url('Must be a URL').max(2000, 'Must have at most 2000 characters');
export const reason = plainText(2000);
export const finite = z.number('Must be a finite number');

/** A count that a number holds exactly; the BigInt scalar may pass it as either type. */
export const count = z
  .union([z.number(), z.bigint()])
  .transform(Number)
  .pipe(z.int('Must be a whole number of at most 2^53 - 1').min(0, 'Must not be negative'));

/** Left out and null mean the same: not known. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? null);
