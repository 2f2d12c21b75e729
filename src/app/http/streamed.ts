import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CancelledError } from '../../platform/errors';
import { streamEncoder } from './compression';
import { patienceMs } from './written';

/** Who waits for a response to close, seven of them in node's `pipeline`. Above ten node warns. */
const WAITING_FOR_CLOSE = 16;

/** Ends a stream whose reader takes too long for a text. */
async function* withPatience(texts: AsyncIterable<string>, stalled: AbortController): AsyncGenerator<string> {
  for await (const text of texts) {
    const over = setTimeout(() => stalled.abort(), patienceMs(Buffer.byteLength(text)));
    try {
      yield text;
    } finally {
      clearTimeout(over);
    }
  }
}

/** Whether the client went away: what failed before it, and closed it, is told as it is. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** What is told before a stream, for who asks by HEAD. */
export function tellOfStream(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  streamEncoder(response)?.destroy();
  response.writeHead(200, headers).end();
}

/**
 * Sends texts as they are made, no faster than the client reads them, so that few are in memory. A
 * client that takes too long for one is cut off. Where making them fails, the response breaks off:
 * its client can tell that it is not whole.
 *
 * @throws CancelledError where the client went away, or was cut off
 */
export async function sendStream(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  texts: AsyncIterable<string>,
): Promise<void> {
  const encoder = streamEncoder(response);
  response.writeHead(200, headers);
  response.setMaxListeners(WAITING_FOR_CLOSE);
  const stalled = new AbortController();
  const { signal } = stalled;
  const source = Readable.from(withPatience(texts, stalled), { highWaterMark: 1 });
  try {
    await (encoder === null
      ? pipeline(source, response, { signal })
      : pipeline(source, encoder, response, { signal }));
  } catch (error) {
    throw signal.aborted || isGone(error) ? new CancelledError() : error;
  }
}
