import { z } from 'zod';

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };
const DURATION = /^(\d{1,6})(ms|s|m)$/;

/** A duration such as `500ms`, `10s` or `2m` in milliseconds; an hour at most. */
const duration = (fallback: string, leastMs: number) => {
  const expected = `expected a duration such as ${fallback}, from ${leastMs}ms to 60m`;
  return z
    .string()
    .transform((text) => {
      const [, count, unit = ''] = DURATION.exec(text.trim()) ?? [];
      return Number(count) * (UNITS_MS[unit] ?? Number.NaN);
    })
    .refine((milliseconds) => milliseconds >= leastMs && milliseconds <= 3_600_000, { error: expected })
    .prefault(fallback);
};

/** The variables that say how long anything may take. */
export const deadlineSettings = {
  ROOTSTOCK_OPERATION_TIMEOUT: duration('20s', 100).describe(
    'how long an operation may take, such as 10s; beyond it the client gets DEADLINE_EXCEEDED',
  ),
  ROOTSTOCK_BODY_TIMEOUT: duration('10s', 100).describe('how long the body of a request may take to arrive'),
  ROOTSTOCK_STOP_TIMEOUT: duration('25s', 0).describe(
    'how long running requests may take to end after SIGTERM',
  ),
};

/** How long anything may take, in milliseconds. */
export interface Deadlines {
  /** One query or mutation, or the answer to one event of a subscription. */
  readonly operationMs: number;
  /** From the end of a request's headers to the end of its body. */
  readonly bodyMs: number;
  /** From the signal to stop until requests that still run are given up. */
  readonly stopMs: number;
}

export const deadlinesFrom = (values: {
  readonly ROOTSTOCK_OPERATION_TIMEOUT: number;
  readonly ROOTSTOCK_BODY_TIMEOUT: number;
  readonly ROOTSTOCK_STOP_TIMEOUT: number;
}): Deadlines => ({
  operationMs: values.ROOTSTOCK_OPERATION_TIMEOUT,
  bodyMs: values.ROOTSTOCK_BODY_TIMEOUT,
  stopMs: values.ROOTSTOCK_STOP_TIMEOUT,
});

/** Those of an environment that sets none. */
export const USUAL_DEADLINES: Deadlines = deadlinesFrom(z.object(deadlineSettings).parse({}));
