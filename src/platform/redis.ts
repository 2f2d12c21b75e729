import { once } from 'node:events';
import type { createClient } from '@redis/client';
import type { Log } from './log';

/** A server that says nothing for so long is taken for gone, and asked again later. */
const SILENT_AFTER_MS = 1000;
const LONGEST_PAUSE_MS = 2000;

export type RedisClient = ReturnType<typeof createClient>;

/** A connection that is made anew whenever it is lost; `isReady` says whether it stands. */
export interface Redis {
  readonly client: RedisClient;
  close(): void;
}

/** Never the password of the address. */
const nameOf = (url: string): string => new URL(url).host;

/** Resolves when the client is connected or has failed to, or has heard nothing for a second. */
const firstAnswer = (client: RedisClient): Promise<unknown> => {
  const patience = AbortSignal.timeout(SILENT_AFTER_MS);
  // Rejects at the first failure, and when patience ends.
  return once(client, 'ready', { signal: patience }).catch(() => undefined);
};

/**
 * Connects, and again whenever the connection is lost. The first connection is waited for, so that
 * a process counts with the others from its first request on; not where Redis is away, and no
 * longer than a second. That it went away, or is not there, is logged once, and once more when it
 * is back.
 */
export async function connectRedis(url: string, log: Log): Promise<Redis> {
  // Loaded here only: most services run without Redis.
  const { createClient } = await import('@redis/client');
  const client: RedisClient = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: SILENT_AFTER_MS / 2,
    socket: {
      connectTimeout: SILENT_AFTER_MS,
      socketTimeout: SILENT_AFTER_MS,
      reconnectStrategy: (attempt) => Math.min(100 * 2 ** attempt, LONGEST_PAUSE_MS),
    },
  });
  let isAway = false;
  client.on('error', (error: unknown) => {
    if (isAway) return;
    isAway = true;
    log.warn(
      { err: error, redis: nameOf(url) },
      'Redis is away: each process counts and remembers for itself',
    );
  });
  client.on('ready', () => {
    if (isAway) log.info({ redis: nameOf(url) }, 'Redis is back');
    isAway = false;
  });
  client.connect().catch(() => undefined);
  await firstAnswer(client);
  return {
    client,
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
}
