import { z } from 'zod';
import { invisibleIn, isStorable, turnIn } from './written-text';

/** Rules of what the inputs of mutations hold, with the limits that the tables have. */

/** Composed letters that PostgreSQL can store and that do not turn what stands behind them. */
const written = z
  .string()
  .normalize('NFC')
  .trim()
  .refine(isStorable, 'Must not hold control codes')
  .refine((text) => turnIn(text) === null, {
    error: ({ input }) => `Must not hold the mark of direction ${turnIn(String(input))}`,
    abort: true,
  });

/** Text of several sentences; it may be empty. */
export const prose = (max: number) => written.max(max, `Must have at most ${max} characters`);

export const plainText = (max: number) => prose(max).min(1, 'Must not be empty');

/** Text by which things are told apart: all of it can be seen. */
export const label = (max: number) =>
  plainText(max).refine((text) => invisibleIn(text) === null, {
    error: ({ input }) => `Must not hold the invisible character ${invisibleIn(String(input))}`,
  });

export const name = label(300);
/** An id or slug of something in the catalogue. */
export const reference = plainText(400);
export const url = z
  .url('Must be a URL')
  .max(2000, 'Must have at most 2000 characters')
  .refine(isStorable, 'Must not hold control codes');
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
