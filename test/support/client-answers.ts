import { createClient, type Client, type ClientOptions } from '../../src/client/index.mjs';

type Answer = Response | Error;

export const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
export const refusal = (code: string, status: number, headers: Record<string, string> = {}): Response =>
  json({ errors: [{ message: `It is ${code}.`, extensions: { code, field: 'first' } }] }, status, headers);
export const hello = (): Response => json({ data: { hello: 'world' } });

interface Sent {
  readonly headers: Record<string, string>;
  readonly body: {
    readonly query: string;
    readonly variables: Record<string, unknown>;
    readonly operationName?: string;
  };
}

/** A client of a server that answers this, one after another. */
export function asking(
  answers: Answer[],
  options: Partial<ClientOptions> = {},
): { client: Client; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = (_url: string, { headers, body }: { headers: Sent['headers']; body: string }) => {
    sent.push({ headers, body: JSON.parse(body) as Sent['body'] });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('Nothing more is answered.');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const url = 'http://rootstock/graphql';
  return { client: createClient({ url, fetch: fetch as typeof globalThis.fetch, ...options }), sent };
}

/** Waits for nothing: what sleeps is woken at once. */
export async function awake<Value>(work: Promise<Value>): Promise<Value> {
  let isOver = false;
  void work.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  for (let turns = 0; !isOver && turns < 5_000; turns += 1) {
    await jest.advanceTimersByTimeAsync(100);
    await new Promise(setImmediate);
  }
  expect(isOver).toBe(true);
  return work;
}

export const stream = (...parts: string[]): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    }),
    { headers: { 'content-type': 'text/event-stream; charset=utf-8' } },
  );

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

export const rejection = (work: Promise<unknown>): Promise<unknown> =>
  work.then(String, (error: unknown) => error);

/** Time passes when a test says so, and no timer is left behind. */
export function ownTime(): void {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
}
