import type { Pool, PoolClient } from 'pg';

/** Chunks of at least so many bytes belong to answers that hold more. */
const LARGE_CHUNK = 16 * 1024;

/**
 * Lets whatever else waits on the event loop run after each chunk of a large answer. Node reads up
 * to 32 chunks of 64 KiB in one turn, and the driver parses them as they come: rows of arrays hold
 * up everybody for 0.3 s that way, and for some 10 ms this way.
 */
export function readInTurns(pool: Pick<Pool, 'on'>): void {
  const paced = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (paced.has(client)) return;
    paced.add(client);
    const { stream } = client.connection;
    stream.on('data', (chunk: Buffer) => {
      if (chunk.length < LARGE_CHUNK) return;
      stream.pause();
      setImmediate(() => stream.resume());
    });
  });
}
