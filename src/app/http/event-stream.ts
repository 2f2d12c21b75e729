import type { ServerResponse } from 'node:http';
import type { Formatted } from '../../platform/graphql/subscribe';

/** Proxies close connections that send nothing for a long time. */
const KEEP_ALIVE_MS = 12_000;

/**
 * Sends results as server-sent events in the "distinct connections mode" of GraphQL over SSE: an
 * event `next` for each, `complete` at the end. A numbered event has its number as `id`, which
 * browsers send as `Last-Event-ID` when they connect again. Events are read only as fast as the
 * client reads them, and end when the client disconnects. When the server stops, the stream breaks
 * off without `complete`, so that clients connect again.
 */
export async function sendEvents(
  response: ServerResponse,
  events: AsyncIterableIterator<Formatted>,
  stopping = new AbortController().signal,
): Promise<void> {
  if (response.destroyed) return void (await events.return?.());
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  const alive = setInterval(() => response.write(':\n\n'), KEEP_ALIVE_MS);
  const leave = (): void => void events.return?.();
  response.once('close', leave);
  stopping.addEventListener('abort', leave, { once: true });
  if (stopping.aborted) leave();
  try {
    for await (const event of events) {
      if (!response.write(asText(event))) await drained(response);
    }
    response.end(stopping.aborted ? '' : 'event: complete\ndata: \n\n');
  } finally {
    clearInterval(alive);
    response.off('close', leave);
    stopping.removeEventListener('abort', leave);
  }
}

const asText = ({ id, ...answer }: Formatted): string =>
  `event: next\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(answer)}\n\n`;

/** Resolves when the client has read more, or has disconnected. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed) return resolve();
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
