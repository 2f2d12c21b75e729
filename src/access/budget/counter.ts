import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Redis } from '../../platform/redis';

/** Redis answers in less than a millisecond; an operation waits no longer than this for it. */
const PATIENCE_MS = 250;

/** How much was counted under a key, and when counting starts again from nothing. */
export interface Count {
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly resetAt: number;
}

/** Counts under keys; each count begins with its first addition and ends some seconds later. */
export interface Counter {
  add(key: string, units: number): Promise<Count>;
}

export interface CounterOptions {
  /** Begins the keys in Redis. */
  readonly name: string;
  readonly seconds: number;
}

async function limiterOf(
  { name, seconds }: CounterOptions,
  redis: Redis | null,
): Promise<RateLimiterAbstract> {
  // Loaded by services only: commands count nothing.
  const { RateLimiterMemory, RateLimiterRedis, RLWrapperTimeouts } = await import('rate-limiter-flexible');
  const options = { keyPrefix: `rootstock:${name}`, points: Number.MAX_SAFE_INTEGER, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (redis === null) return memory;
  const limiter = new RateLimiterRedis({
    ...options,
    storeClient: redis.client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
  });
  return new RLWrapperTimeouts({ limiter, timeoutMs: PATIENCE_MS, insuranceLimiter: memory });
}

/** Counts in Redis where there is one, and in memory where there is none or it is away. */
export async function createCounter(options: CounterOptions, redis: Redis | null): Promise<Counter> {
  const limiter = await limiterOf(options, redis);
  return {
    add: async (key, units) => {
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key, units);
      return { total: consumedPoints, resetAt: Date.now() + msBeforeNext };
    },
  };
}
