import type { ServerResponse } from 'node:http';
import type { Formatted } from '../../platform/graphql/subscribe';
import type { Waiting } from './exchange';
import type { Followed } from './following';

/** Proxies close connections that send nothing for a long time. */
const KEEP_ALIVE_MS = 12_000;

/** How results are written into a response that stays open. */
export interface EventForm {
  readonly contentType: string;
  /** What the response begins with. */
  readonly head: string;
  /** Says nothing, so that the connection is kept. */
  readonly keepAlive: string;
  /** Says that no more will come. */
  readonly end: string;
  readonly next: (event: Formatted) => string;
}

/**
 * The "distinct connections mode" of GraphQL over SSE: an event `next` for each result, `complete`
 * at the end. A numbered event has its number as `id`, which browsers send as `Last-Event-ID` when
 * they connect again.
 */
export const SERVER_SENT_EVENTS: EventForm = {
  contentType: 'text/event-stream; charset=utf-8',
  head: '',
  keepAlive: ':\n\n',
  end: 'event: complete\ndata: \n\n',
  next: ({ id, ...answer }) =>
    `event: next\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(answer)}\n\n`,
};

/** A response that stays open, and is written no faster than its client reads. */
export class OpenResponse {
  private readonly alive: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    { contentType, head, keepAlive }: EventForm,
  ) {
    response.writeHead(200, {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    if (head !== '') response.write(head);
    this.alive = setInterval(() => response.write(keepAlive), KEEP_ALIVE_MS);
    response.once('close', () => clearInterval(this.alive));
  }

  /** Resolves when the client may be sent more, or has disconnected. */
  async write(text: string): Promise<void> {
    if (this.response.destroyed) return;
    if (!this.response.write(text)) await drained(this.response);
  }

  end(text: string): void {
    clearInterval(this.alive);
    this.response.end(text);
  }
}

/**
 * Sends results as they come. They are read only as fast as the client reads them, and end when the
 * client disconnects. Where they are broken off, as when the server stops, the response ends
 * without saying that it is complete, so that clients connect again.
 */
export async function sendEvents(
  response: ServerResponse,
  events: AsyncIterableIterator<Formatted>,
  broken = new AbortController().signal,
  form = SERVER_SENT_EVENTS,
): Promise<void> {
  if (response.destroyed) return void (await events.return?.());
  const open = new OpenResponse(response, form);
  const stay = leaveEarly(events, response, broken);
  try {
    for await (const event of events) await open.write(form.next(event));
    open.end(broken.aborted ? '' : form.end);
  } finally {
    stay();
  }
}

/**
 * Sends the answers of a subscription as JSON, among those of others, as long as somebody waits.
 *
 * @returns whether there is no more of it, or it was broken off
 */
export async function sendEach(
  { events, broken }: Extract<Followed, { kind: 'stream' }>,
  waiting: Waiting,
  send: (answer: string) => Promise<void>,
): Promise<'complete' | 'broken'> {
  const stay = leaveEarly(events, waiting, broken);
  try {
    for await (const { data, errors } of events) {
      if (waiting.destroyed) break;
      await send(JSON.stringify({ data, errors }));
    }
  } finally {
    stay();
  }
  return broken.aborted ? 'broken' : 'complete';
}

/**
 * Ends events once their client goes away, or they are broken off.
 *
 * @returns to be called when they have ended by themselves
 */
function leaveEarly(
  events: AsyncIterableIterator<Formatted>,
  waiting: Waiting,
  broken: AbortSignal,
): () => void {
  const leave = (): void => void events.return?.();
  waiting.once('close', leave);
  broken.addEventListener('abort', leave, { once: true });
  if (broken.aborted || waiting.destroyed) leave();
  return () => {
    waiting.off('close', leave);
    broken.removeEventListener('abort', leave);
  };
}

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
