import type { Clock } from '../clock';
import { UnavailableError } from '../errors';
import { RefusedAddressError } from './refused-address';

/** When and how often a request is made again. Times in milliseconds. */
export interface RetryPolicy {
  /** Requests in all. */
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A server that asks for more patience than this is given up on. */
  readonly longestRetryAfterMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  attempts: 8,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  longestRetryAfterMs: 15 * 60_000,
};

/** Where waiting gets its time and its chance from. */
export interface Pace {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly policy: RetryPolicy;
  readonly signal?: AbortSignal;
}

/** A failure that another request may not meet; `retryAfterMs` is what the server asked for. */
export class PassingFailure extends UnavailableError {
  constructor(
    message: string,
    readonly retryAfterMs: number | null = null,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

/** An answer that will be the same the next time. */
export class LastingFailure extends UnavailableError {
  constructor(
    message: string,
    readonly status: number,
    options: { hint?: string } = {},
  ) {
    super(message, options);
  }

  /** Whether the answer speaks of the request rather than of the server. */
  get isClientFault(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

/**
 * Exponential back-off with "equal jitter": half is certain, half is chance, so that clients do not
 * return together.
 */
export function backOff(failures: number, random: () => number, policy: RetryPolicy): number {
  const wait = Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** Math.max(0, failures - 1));
  return wait / 2 + (wait / 2) * random();
}

/**
 * Reads `Retry-After` (RFC 9110, 10.2.3: seconds, or a date) as milliseconds from `now`; null when
 * it says nothing.
 */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** @throws PassingFailure for 429 and 5xx; LastingFailure for any other status but success */
export function checkStatus(response: Response, url: string, now: number): void {
  if (response.ok) return;
  const said = `${url} answered ${response.status} ${response.statusText}`.trimEnd();
  void response.body?.cancel();
  if (PASSING.has(response.status))
    throw new PassingFailure(`${said}.`, retryAfterOf(response.headers.get('retry-after'), now));
  throw new LastingFailure(`${said}.`, response.status);
}

/**
 * Makes an attempt until it succeeds. Only failures to reach the other side and PassingFailure are
 * tried again.
 *
 * @throws the last failure, or the reason of the signal when it is aborted
 */
export async function retrying<T>(attempt: () => Promise<T>, pace: Pace): Promise<T> {
  const { clock, policy, random, signal } = pace;
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error) || failures >= policy.attempts) throw error;
      const asked = error instanceof PassingFailure ? error.retryAfterMs : null;
      if (asked !== null && asked > policy.longestRetryAfterMs)
        throw new UnavailableError(
          `${error.message} It asks to wait ${Math.ceil(asked / 1000)} s, which is too long.`,
          { cause: error },
        );
      await clock.sleep(Math.max(asked ?? 0, backOff(failures, random, policy)), signal);
    }
  }
}

/** Whether another attempt may succeed where this one failed. */
export function isPassing(error: unknown): error is Error {
  if (error instanceof PassingFailure) return true;
  // Whatever broke below the reply (refused, reset, timed out, broken off) is kept as the cause.
  return (
    error instanceof UnavailableError && !(error instanceof RefusedAddressError) && error.cause !== undefined
  );
}
