import { setTimeout as wait } from 'node:timers/promises';
import type { Redis } from '../../platform/redis';

/** Redis answers in less than a millisecond; an operation waits no longer than this for it. */
const PATIENCE_MS = 50;
/** How long a Redis that was too slow is left alone. */
const LEFT_ALONE_MS = 1_000;
/** States pass; what nobody can ask for any more goes by itself. */
const KEPT_SECONDS = 600;

/** Answers that several processes keep together; none where Redis is away or slow. */
export class SharedAnswers {
  private aloneUntil = 0;

  /** @param prefix another one for each schema and version: their answers differ */
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  /** The JSON of an answer; null where there is none, or it does not come at once. */
  async find(key: string): Promise<string | null> {
    if (!this.isThere()) return null;
    const late = new AbortController();
    const tooLate = wait(PATIENCE_MS, undefined, { signal: late.signal }).then(() => {
      this.leaveAlone();
      return null;
    });
    tooLate.catch(() => undefined);
    try {
      return await Promise.race([this.redis.client.get(this.prefix + key), tooLate]);
    } catch {
      this.leaveAlone();
      return null;
    } finally {
      late.abort();
    }
  }

  /** Nothing waits for it. */
  keep(key: string, json: string): void {
    if (!this.isThere()) return;
    this.redis.client
      .set(this.prefix + key, json, { expiration: { type: 'EX', value: KEPT_SECONDS } })
      .catch(() => this.leaveAlone());
  }

  private isThere(): boolean {
    return this.redis.client.isReady && performance.now() >= this.aloneUntil;
  }

  private leaveAlone(): void {
    this.aloneUntil = performance.now() + LEFT_ALONE_MS;
  }
}
