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

/**
 * Connects in the background: nothing waits for Redis. That it went away, or is not there, is
 * logged once, and once more when it is back.
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
  return {
    client,
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
}
