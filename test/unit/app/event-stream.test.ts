import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { sendEvents } from '../../../src/app/http/event-stream';
import type { Formatted } from '../../../src/platform/graphql/subscribe';

/** A client that reads nothing until it is told to, or that has left. */
class Client extends EventEmitter {
  readonly written: string[] = [];
  isEnded = false;
  destroyed = false;
  isReading = true;

  writeHead(): void {}
  flushHeaders(): void {}

  write(text: string): boolean {
    this.written.push(text);
    return this.isReading;
  }

  end(text: string): void {
    this.written.push(text);
    this.isEnded = true;
  }

  leave(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

const asResponse = (client: Client): ServerResponse => client as unknown as ServerResponse;
const turn = () => new Promise(setImmediate);

/** Events that say whether they were left, and how many were taken. */
function events(count: number) {
  const state = { taken: 0, isLeft: false };
  const stream: AsyncIterableIterator<Formatted> = {
    next: () => {
      if (state.isLeft || state.taken === count) return Promise.resolve({ value: undefined, done: true });
      state.taken += 1;
      return Promise.resolve({ value: { data: state.taken }, done: false });
    },
    return: () => {
      state.isLeft = true;
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return { state, stream };
}

describe('sending events', () => {
  it('writes one after the other and says when there are no more', async () => {
    const client = new Client();
    await sendEvents(asResponse(client), events(2).stream);
    expect(client.written).toEqual([
      'event: next\ndata: {"data":1}\n\n',
      'event: next\ndata: {"data":2}\n\n',
      'event: complete\ndata: \n\n',
    ]);
    expect(client.isEnded).toBe(true);
  });

  it('gives the number of an event as its id, and not in the answer', async () => {
    const client = new Client();
    async function* numbered(): AsyncIterableIterator<Formatted> {
      yield await Promise.resolve({ id: 7, data: 'seven' });
    }
    await sendEvents(asResponse(client), numbered());
    expect(client.written[0]).toBe('event: next\nid: 7\ndata: {"data":"seven"}\n\n');
  });

  it('takes no further event until the client has read on', async () => {
    const client = new Client();
    client.isReading = false;
    const { state, stream } = events(3);
    const sent = sendEvents(asResponse(client), stream);
    await turn();
    expect(state.taken).toBe(1);
    client.isReading = true;
    client.emit('drain');
    await sent;
    expect(state.taken).toBe(3);
  });

  it('breaks off without saying that it is complete when the server stops', async () => {
    const client = new Client();
    client.isReading = false;
    const stopping = new AbortController();
    const { state, stream } = events(3);
    const sent = sendEvents(asResponse(client), stream, stopping.signal);
    await turn();
    stopping.abort();
    client.emit('drain');
    await sent;
    expect(state).toEqual({ taken: 1, isLeft: true });
    expect(client.written.at(-1)).toBe('');
  });

  it('ends the events when the client leaves, while it waits or before it began', async () => {
    const client = new Client();
    client.isReading = false;
    const waiting = events(3);
    const sent = sendEvents(asResponse(client), waiting.stream);
    await turn();
    client.leave();
    await sent;
    expect(waiting.state).toEqual({ taken: 1, isLeft: true });
    const late = events(3);
    await sendEvents(asResponse(client), late.stream);
    expect(late.state).toEqual({ taken: 0, isLeft: true });
  });
});
