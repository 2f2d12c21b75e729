import { systemClock } from '../../platform/clock';
import type { ReadOptions } from '../read-options';
import { checkStatus, DEFAULT_RETRY_POLICY, type Pace } from '../../platform/fetch/retry';
import {
  createSafeFetch,
  type FetchOptions,
  type FetchRules,
  type SafeFetch,
} from '../../platform/fetch/safe-fetch';

/** What reading addresses needs of its surroundings; tests pass their own. */
export interface HttpEnvironment extends Omit<Pace, 'signal'> {
  /** Null: only http(s) addresses of public hosts, and what the rules of the hub allow besides. */
  readonly get: SafeFetch | null;
}

const LIVE: HttpEnvironment = {
  get: null,
  clock: systemClock,
  random: Math.random,
  policy: DEFAULT_RETRY_POLICY,
};

/** How one reading fetches: by which rules, and how patiently. */
export interface Connection {
  readonly get: SafeFetch;
  readonly pace: Pace;
}

/** The one way in which readers reach addresses. */
export function connect(
  own: Partial<HttpEnvironment>,
  { allowPrivate = false, signal }: Pick<ReadOptions, 'allowPrivate' | 'signal'>,
  rules: Partial<FetchRules> = {},
): Connection {
  const { get, clock, random, policy } = { ...LIVE, ...own };
  return { get: get ?? createSafeFetch({ ...rules, allowPrivate }), pace: { clock, random, policy, signal } };
}

/**
 * Asks once.
 *
 * @throws PassingFailure or LastingFailure for any status but success; UnavailableError when there
 * is no reply
 */
export async function ask(
  url: string,
  { get, pace }: Connection,
  limits: Omit<FetchOptions, 'signal'> = {},
): Promise<Response> {
  const response = await get(url, { ...limits, signal: pace.signal });
  checkStatus(response, url, pace.clock.now());
  return response;
}
