import { LRUCache } from 'lru-cache';
import { systemClock, type Clock } from '../../platform/clock';
import type { Log } from '../../platform/log';
import { rightsOf } from '../grant/rights';
import type { Lookups } from '../lookups';
import { SCOPES, type Scope, type Viewer } from '../viewer';
import type { ApiTokenRepository, KnownToken } from './api-token.repository';
import { hashOf, isSecret } from './token-secret';

/**
 * How long what is known of a token is believed, in milliseconds: so long may a token that another
 * process revoked still be used here.
 */
export const BELIEVED_MS = 15_000;
const TOUCHED_EVERY_MS = 60_000;
/** Tokens remembered at once; unknown ones count as well, so that strangers cannot fill memory. */
const REMEMBERED = 10_000;

export interface TokenViewerParts {
  readonly tokens: Pick<ApiTokenRepository, 'findByHash' | 'touch'>;
  readonly lookups: Lookups;
  readonly log: Log;
  readonly clock?: Clock;
}

interface Found {
  readonly token: KnownToken | null;
}

/** Knows programs by the secrets of their tokens. */
export class TokenViewers {
  private readonly clock: Clock;
  private readonly known: LRUCache<string, Found>;
  private readonly touched: LRUCache<string, true>;
  private forgotten = 0;

  constructor(private readonly parts: TokenViewerParts) {
    const { tokens, lookups, clock = systemClock } = parts;
    this.clock = clock;
    const time = { ttlResolution: 0, perf: { now: () => clock.now() } };
    this.known = new LRUCache({
      max: REMEMBERED,
      ttl: BELIEVED_MS,
      ...time,
      fetchMethod: async (hash) => ({ token: await lookups.run(() => tokens.findByHash(hash)) }),
    });
    this.touched = new LRUCache({ max: REMEMBERED, ttl: TOUCHED_EVERY_MS, ...time });
  }

  /**
   * Whoever has this secret; null when it is unknown, revoked or has expired. Asks the database
   * once in 15 seconds, however many requests come at once.
   *
   * @throws UnavailableError when the database does not answer soon
   */
  async find(secret: string): Promise<Viewer | null> {
    if (!isSecret(secret)) return null;
    const token = await this.lookUp(hashOf(secret));
    if (token === null || this.hasExpired(token)) return null;
    this.touch(token.id);
    return viewerOf(token);
  }

  /** After a change in this process: what is known is read again. */
  forget(): void {
    this.forgotten += 1;
    this.known.clear();
  }

  /** What was being read while others changed it is read again. */
  private async lookUp(hash: string): Promise<KnownToken | null> {
    for (;;) {
      const { forgotten } = this;
      try {
        return (await this.known.fetch(hash))?.token ?? null;
      } catch (error) {
        if (forgotten === this.forgotten) throw error;
      }
    }
  }

  private hasExpired({ expiresAt }: KnownToken): boolean {
    return expiresAt !== null && expiresAt.getTime() <= this.clock.now();
  }

  /** Beside the request, which neither waits for it nor fails with it. */
  private touch(id: string): void {
    if (this.touched.has(id)) return;
    this.touched.set(id, true);
    const { tokens, lookups, log } = this.parts;
    lookups
      .run(() => tokens.touch(id))
      .catch((error: unknown) => {
        log.warn({ err: error, token: id }, 'the last use of a token could not be noted');
      });
  }
}

/** What a token makes whoever sends it. */
export function viewerOf({ id, name, scopes, isForEveryPublisher, expiresAt, grants }: KnownToken): Viewer {
  const { isAdmin, roles } = rightsOf(grants);
  const all = isAdmin || scopes.includes('admin');
  return {
    kind: 'TOKEN',
    id: `token:${id}`,
    name,
    scopes: new Set<Scope>(all ? SCOPES : ['read', ...scopes]),
    roles,
    isForEveryPublisher,
    expiresAt,
  };
}
