import { z } from 'zod';

const DAY_MS = 86_400_000;
const MAX_DAYS = 36_500;
const MAX_KEPT = 1_000_000;
const DAYS_EXPECTED = `expected a number of days such as 365d, from 1d to ${MAX_DAYS}d`;
const KEPT_EXPECTED = `expected a whole number from 0 to ${MAX_KEPT}`;

/** The variables that say how long questions are kept, and for whom. */
export const receiptSettings = {
  ROOTSTOCK_RECEIPT_RETENTION: z
    .string()
    .regex(/^\d{1,5}d$/, { error: DAYS_EXPECTED })
    .transform((text) => Number.parseInt(text, 10))
    .refine((days) => days >= 1 && days <= MAX_DAYS, { error: DAYS_EXPECTED })
    .prefault('365d')
    .describe('how long receipts of recommendations are kept, such as 365d'),
  ROOTSTOCK_RECEIPTS_PER_CLIENT: z
    .string()
    .regex(/^\d{1,7}$/, { error: KEPT_EXPECTED })
    .transform(Number)
    .refine((kept) => kept <= MAX_KEPT, { error: KEPT_EXPECTED })
    .prefault('1000')
    .describe('how many receipts of one client are kept; the oldest go first, and 0 keeps none'),
  ROOTSTOCK_ANONYMOUS_RECEIPTS: z
    .enum(['open', 'closed'], { error: 'expected open or closed' })
    .default('open')
    .describe(
      'whether questions that nobody signed have receipts, which whoever knows the id can read: open or closed',
    ),
};

export interface ReceiptSettings {
  /** In milliseconds. */
  readonly retentionMs: number;
  /** How many of one client are kept. */
  readonly perClient: number;
  /** Whether anonymous askers get receipts, for which their id is the key. */
  readonly isOpen: boolean;
}

export const receiptsFrom = (values: {
  readonly ROOTSTOCK_RECEIPT_RETENTION: number;
  readonly ROOTSTOCK_RECEIPTS_PER_CLIENT: number;
  readonly ROOTSTOCK_ANONYMOUS_RECEIPTS: 'open' | 'closed';
}): ReceiptSettings => ({
  retentionMs: values.ROOTSTOCK_RECEIPT_RETENTION * DAY_MS,
  perClient: values.ROOTSTOCK_RECEIPTS_PER_CLIENT,
  isOpen: values.ROOTSTOCK_ANONYMOUS_RECEIPTS === 'open',
});

/** Those of an environment that sets none. */
export const USUAL_RECEIPTS: ReceiptSettings = receiptsFrom(z.object(receiptSettings).parse({}));
