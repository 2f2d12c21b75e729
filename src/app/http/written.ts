import type { ServerResponse } from 'node:http';
import { encoded } from './compression';

/** Whoever reads slower than this reads no more: about as fast as an old telephone line. */
const SLOWEST_BYTES_PER_MS = 50;
const LEAST_MS = 10_000;

/** How long a client may take for so much. */
export const patienceMs = (bytes: number): number => LEAST_MS + bytes / SLOWEST_BYTES_PER_MS;

/** Ends a response with what is sent whole; a client that takes too long for it is cut off. */
export function endInTime(response: ServerResponse, body: string | Buffer): void {
  if (response.destroyed) return;
  const cut = setTimeout(() => response.destroy(), patienceMs(Buffer.byteLength(body)));
  response.once('close', () => clearTimeout(cut)).end(body);
}

/**
 * Ends a response with this body, and resolves when the client has taken all of it or is gone. One
 * that takes too long, beyond ten seconds and 50 kB each second, is cut off: until then its answer
 * is kept in memory.
 */
export async function endWith(
  response: ServerResponse,
  body: string,
  longestMs = patienceMs(Buffer.byteLength(body)),
): Promise<void> {
  const sent = await encoded(response, body);
  response.setHeader('content-length', Buffer.byteLength(sent));
  if (response.destroyed) return;
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => response.destroy(), longestMs);
    const done = (): void => {
      clearTimeout(cut);
      response.off('finish', done).off('close', done);
      resolve();
    };
    response.once('finish', done).once('close', done);
    response.end(sent);
  });
}
