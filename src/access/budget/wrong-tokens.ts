import { LRUCache } from 'lru-cache';
import { RateLimitedError } from '../../platform/errors';
import type { Viewer } from '../viewer';
import type { Count, Counter } from './counter';
import { Stopped } from './stopped';

export const WRONG_TOKEN_SECONDS = 600;
/** So many tokens are remembered, right ones and wrong ones, and what so many addresses tried. */
const REMEMBERED = { tokens: 1_000, addresses: 10_000 } as const;
/** What is being looked up is known in a moment. */
const PENDING_RETRY_SECONDS = 2;

/** The tokens of each address that are being looked up, and by how many requests each. */
class Pending {
  private readonly byAddress = new Map<string, Map<string, number>>();

  /** How many different ones, besides this one. */
  others({ address, authorization }: Attempt): number {
    const tokens = this.byAddress.get(address);
    return (tokens?.size ?? 0) - (tokens?.has(authorization) === true ? 1 : 0);
  }

  add({ address, authorization }: Attempt): void {
    const tokens = this.byAddress.get(address) ?? new Map<string, number>();
    this.byAddress.set(address, tokens);
    tokens.set(authorization, (tokens.get(authorization) ?? 0) + 1);
  }

  delete({ address, authorization }: Attempt): void {
    const tokens = this.byAddress.get(address);
    const left = (tokens?.get(authorization) ?? 0) - 1;
    if (left > 0) tokens?.set(authorization, left);
    else tokens?.delete(authorization);
    if (tokens?.size === 0) this.byAddress.delete(address);
  }
}

/** Something that somebody sent who was looked up. */
export interface Sent {
  readonly viewer: Viewer;
}

/** Who sent an `Authorization` header, and what it says. */
export interface Attempt {
  readonly address: string;
  readonly authorization: string;
}

export interface WrongTokensOptions {
  readonly counter: Counter;
  /** How many different ones an address may try in ten minutes. */
  readonly limit: number;
  readonly onRefusal: () => void;
}

/**
 * Stops those who try tokens. Different wrong tokens are counted for each address: a client with
 * one stale token, however often it sends it, is counted once. Where there were too many, no token
 * is looked at any more, except those that were right before: who works already behind the same
 * address goes on. What is being looked up counts as wrong until it is known, so that no more are
 * tried at once than one after another.
 */
export class WrongTokens {
  private readonly right = new LRUCache<string, true>({ max: REMEMBERED.tokens });
  private readonly wrong = new LRUCache<string, true>({ max: REMEMBERED.tokens });
  private readonly pending = new Pending();
  /** How many wrong ones an address has tried, as long as that counts. */
  private readonly counts = new LRUCache<string, Count>({ max: REMEMBERED.addresses });
  private readonly stopped = new Stopped();

  constructor(private readonly options: WrongTokensOptions) {}

  /**
   * Finds out who sent it.
   *
   * @throws RateLimitedError when the address tried too many, and this one was not right before
   */
  async look<Found extends Sent>(attempt: Attempt, find: () => Promise<Found>): Promise<Found> {
    if (this.right.has(attempt.authorization)) return this.learn(attempt, await find());
    this.assertMayTry(attempt);
    this.pending.add(attempt);
    try {
      return await this.learn(attempt, await find());
    } finally {
      this.pending.delete(attempt);
    }
  }

  private assertMayTry(attempt: Attempt): void {
    const { address } = attempt;
    const { limit } = this.options;
    const seconds = this.stopped.secondsLeft(address);
    if (seconds > 0) {
      const message = `${limit} wrong tokens came from this address: new ones are not tried for ${seconds} s. One that was right before goes on.`;
      throw this.refusal(message, seconds);
    }
    if (this.wrong.has(keyOf(attempt))) return;
    if (this.triedBy(address) + this.pending.others(attempt) < limit) return;
    throw this.refusal(
      `More tokens than the ${limit} that may be wrong came from this address at once.`,
      PENDING_RETRY_SECONDS,
    );
  }

  private async learn<Found extends Sent>(attempt: Attempt, found: Found): Promise<Found> {
    const { address, authorization } = attempt;
    if (found.viewer.kind !== 'ANONYMOUS') {
      this.right.set(authorization, true);
      return found;
    }
    this.right.delete(authorization);
    if (this.wrong.has(keyOf(attempt))) return found;
    this.wrong.set(keyOf(attempt), true);
    const count = await this.options.counter.add(address, 1);
    this.counts.set(address, count);
    if (count.total >= this.options.limit) this.stopped.stop(address, count.resetAt);
    return found;
  }

  private triedBy(address: string): number {
    const count = this.counts.get(address);
    return count === undefined || count.resetAt <= Date.now() ? 0 : count.total;
  }

  private refusal(message: string, seconds: number): RateLimitedError {
    this.options.onRefusal();
    return new RateLimitedError(message, seconds);
  }
}

const keyOf = ({ address, authorization }: Attempt): string => `${address} ${authorization}`;
