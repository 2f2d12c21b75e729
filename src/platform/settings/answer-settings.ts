import { z } from 'zod';

const EXPECTED = 'expected a whole number of megabytes from 0 to 100000';

/** The variables that say what is kept of answers. */
export const answerSettings = {
  ROOTSTOCK_ANSWER_CACHE_MB: z
    .string()
    .regex(/^\d{1,6}$/, { error: EXPECTED })
    .transform(Number)
    .refine((megabytes) => megabytes <= 100_000, { error: EXPECTED })
    .prefault('64')
    .describe('megabytes of answers that are kept until something is written; 0 keeps none'),
};

/** What is kept of answers. */
export interface AnswerSettings {
  /** How much of memory they may take; null keeps none. */
  readonly maxBytes: number | null;
}

export const answersFrom = (values: { readonly ROOTSTOCK_ANSWER_CACHE_MB: number }): AnswerSettings => ({
  maxBytes: values.ROOTSTOCK_ANSWER_CACHE_MB === 0 ? null : values.ROOTSTOCK_ANSWER_CACHE_MB * 1_000_000,
});
