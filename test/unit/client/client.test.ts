import {
  createClient,
  InvalidInputError,
  NetworkError,
  RateLimitedError,
  UnavailableError,
  type Client,
  type ClientOptions,
  type TypedDocument,
} from '../../../src/client/index.mjs';

type Answer = Response | Error;

const json = (body: object, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const refusal = (code: string, status: number, headers: Record<string, string> = {}): Response =>
  json({ errors: [{ message: `It is ${code}.`, extensions: { code, field: 'first' } }] }, status, headers);
const hello = (): Response => json({ data: { hello: 'world' } });

interface Sent {
  readonly headers: Record<string, string>;
  readonly body: { readonly query: string; readonly variables: Record<string, unknown> };
}

/** A client of a server that answers this, one after another. */
function asking(answers: Answer[], options: Partial<ClientOptions> = {}): { client: Client; sent: Sent[] } {
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
async function awake<Value>(work: Promise<Value>): Promise<Value> {
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

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] }));
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

it('sends a document with its variables and token, and answers in its type', async () => {
  const document: TypedDocument<{ hello: string }, { name: string }> = { toString: () => '{ hello }' };
  const { client, sent } = asking([hello()], { token: 'secret' });
  const answer: { hello: string } = await client.request(document, { name: 'x' });
  expect(answer).toEqual({ hello: 'world' });
  expect(sent[0]).toMatchObject({
    headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
    body: { query: '{ hello }', variables: { name: 'x' } },
  });
});

it('throws errors of the type that their code names, with what was answered all the same', async () => {
  const id = { 'x-request-id': 'r1' };
  const { client } = asking([
    refusal('BAD_USER_INPUT', 400, id),
    json({ data: { a: 1, b: null }, errors: [{ message: 'b', extensions: { code: 'UNAVAILABLE' } }] }),
    new Response('<html>', { status: 502 }),
  ]);
  const refused: unknown = await client.request('{ x }', {}).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(InvalidInputError);
  expect(refused).toMatchObject({
    ...{ name: 'InvalidInputError', code: 'BAD_USER_INPUT', field: 'first', status: 400, requestId: 'r1' },
  });
  const partial: unknown = await client.request('{ a b }').catch((error: unknown) => error);
  expect(partial).toBeInstanceOf(UnavailableError);
  expect(partial).toMatchObject({ data: { a: 1, b: null } });
  await expect(client.request('mutation { x }')).rejects.toBeInstanceOf(NetworkError);
});

it('tries queries again, as late as the server says, and mutations only where nothing was done', async () => {
  const { client, sent } = asking([
    new TypeError('fetch failed'),
    refusal('UNAVAILABLE', 503, { 'retry-after': '7' }),
    refusal('RATE_LIMITED', 429, { 'retry-after': '60' }),
    hello(),
  ]);
  const started = Date.now();
  expect(await awake(client.request('{ hello } # mutation'))).toEqual({ hello: 'world' });
  expect(sent).toHaveLength(4);
  expect(Date.now() - started).toBeGreaterThanOrEqual(67_000);
  const writing = asking([refusal('RATE_LIMITED', 429, { 'retry-after': '1' }), refusal('UNAVAILABLE', 503)]);
  await expect(awake(writing.client.request('mutation { x }'))).rejects.toBeInstanceOf(UnavailableError);
  expect(writing.sent).toHaveLength(2);
});

it('gives up after so many attempts, where it would take too long, and when it is told to', async () => {
  const unavailable = () => refusal('UNAVAILABLE', 503);
  const { client, sent } = asking([unavailable(), unavailable(), unavailable()], { retries: 2 });
  await expect(awake(client.request('{ x }'))).rejects.toBeInstanceOf(UnavailableError);
  expect(sent).toHaveLength(3);
  const late = asking([refusal('RATE_LIMITED', 429, { 'retry-after': '3600' })]);
  const refused: unknown = await late.client.request('{ x }').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RateLimitedError);
  expect(refused).toMatchObject({ retryAfterSeconds: 3600 });
  const leaving = new AbortController();
  const left = asking([unavailable()]).client.request('{ x }', {}, { signal: leaving.signal });
  await Promise.resolve();
  leaving.abort(new Error('Enough.'));
  await expect(left).rejects.toThrow('Enough.');
});

it('reads lists page by page, each when it is wanted', async () => {
  const page = (names: string[], endCursor: string | null) =>
    json({ data: { models: { nodes: names, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } });
  const { client, sent } = asking([page(['a', 'b'], 'c1'), page(['c'], null)]);
  type Models = { models: { nodes: string[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
  const document: TypedDocument<Models, { first: number; after?: string | null }> = {
    toString: () => '{ m }',
  };
  const names = client.nodes(document, { first: 2 }, { select: ({ models }) => models });
  expect((await names.next()).value).toBe('a');
  expect(sent).toHaveLength(1);
  const rest: string[] = [];
  for await (const name of names) rest.push(name);
  expect(rest).toEqual(['b', 'c']);
  expect(sent.map(({ body }) => body.variables)).toEqual([
    { first: 2, after: null },
    { first: 2, after: 'c1' },
  ]);
});

const stream = (...parts: string[]): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    }),
    { headers: { 'content-type': 'text/event-stream; charset=utf-8' } },
  );

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

it('follows events however they are cut, and goes on behind the last when they break off', async () => {
  const { client, sent } = asking([
    stream(':\n\n', 'event: next\nid: 7\nda', 'ta: {"data":{"n":"\u00e9"}}\n', '\n'),
    new TypeError('fetch failed'),
    stream(
      'event: next\nid: 8\ndata: {"data":null,"errors":[{"message":"x"}]}\n\nevent: complete\ndata: \n\n',
    ),
  ]);
  const events = await awake(all(client.subscribe('subscription { n }')));
  expect(events).toEqual([
    { id: '7', data: { n: '\u00e9' }, errors: [] },
    { id: '8', data: null, errors: [{ message: 'x' }] },
  ]);
  expect(sent.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '7', '7']);
});

it('tells why a subscription cannot begin, and when the server does not come back', async () => {
  const refused = asking([refusal('BAD_USER_INPUT', 400)]).client;
  await expect(all(refused.subscribe('subscription { n }'))).rejects.toBeInstanceOf(InvalidInputError);
  const none = asking([hello()]).client;
  await expect(all(none.subscribe('{ hello }'))).rejects.toThrow('Only a subscription');
  const gone = asking([stream(':\n\n'), stream(), stream()], { retries: 2 });
  await expect(awake(all(gone.client.subscribe('subscription { n }')))).rejects.toBeInstanceOf(NetworkError);
  expect(gone.sent).toHaveLength(3);
});
