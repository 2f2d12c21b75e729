import {
  InvalidInputError,
  NetworkError,
  RateLimitedError,
  UnavailableError,
  type Connection,
  type TypedDocument,
} from '../../../src/client/index.mjs';
import {
  all,
  asking,
  awake,
  hello,
  json,
  ownTime,
  refusal,
  rejection,
  stream,
} from '../../support/client-answers';

ownTime();

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
  const gone = asking([stream(':\n\n'), stream(), stream()], { resumes: 2 });
  await expect(awake(all(gone.client.subscribe('subscription { n }')))).rejects.toBeInstanceOf(NetworkError);
  expect(gone.sent).toHaveLength(3);
});

it('runs the operation that is named, and tries again by what that one does', async () => {
  const document = 'mutation Write { x } query Read { hello } subscription Follow { n }';
  const { client, sent } = asking([new TypeError('fetch failed'), hello()]);
  await awake(client.request(document, {}, { operationName: 'Read' }));
  expect(sent.map(({ body }) => body)).toEqual([
    { query: document, variables: {}, operationName: 'Read' },
    { query: document, variables: {}, operationName: 'Read' },
  ]);
  const following = asking([new TypeError('fetch failed'), stream('event: complete\ndata: \n\n')]);
  await awake(all(following.client.subscribe(document, {}, { operationName: 'Follow' })));
  expect(following.sent.map(({ body }) => body)).toMatchObject([
    { operationName: 'Follow' },
    { operationName: 'Follow' },
  ]);
  for (const options of [{}, { operationName: 'Write' }]) {
    const writing = asking([new TypeError('fetch failed'), hello()]);
    expect(await rejection(awake(writing.client.request(document, {}, options)))).toBeInstanceOf(
      NetworkError,
    );
    const sending = asking([new TypeError('fetch failed'), hello()]);
    const sends = all(sending.client.subscribe(document, {}, options));
    expect(await rejection(awake(sends))).toBeInstanceOf(NetworkError);
    expect([writing.sent.length, sending.sent.length]).toEqual([1, 1]);
  }
});

it('comes again when a date says so, a proxy too, and never at once', async () => {
  const at = (milliseconds: number) => ({
    'retry-after': new Date(Date.now() + milliseconds).toUTCString(),
  });
  const { client } = asking([
    refusal('UNAVAILABLE', 503, at(20_000)),
    new Response('<html>', { status: 503, headers: { 'retry-after': '30' } }),
    hello(),
  ]);
  const started = Date.now();
  await awake(client.request('{ hello }'));
  expect(Date.now() - started).toBeGreaterThanOrEqual(49_000);
  for (const headers of [at(-60_000), { 'retry-after': 'soon' }]) {
    const begun = Date.now();
    await awake(asking([refusal('UNAVAILABLE', 503, headers), hello()]).client.request('{ hello }'));
    expect(Date.now() - begun).toBeGreaterThanOrEqual(100);
  }
});

it('tries again what is unavailable as a whole, and not what takes too long', async () => {
  const errors = [{ message: 'x', extensions: { code: 'UNAVAILABLE' } }];
  const whole = asking([json({ data: { x: null }, errors }, 503), hello()]);
  expect(await awake(whole.client.request('{ x }'))).toEqual({ hello: 'world' });
  const slow = asking([refusal('DEADLINE_EXCEEDED', 504), hello()]);
  expect(await rejection(awake(slow.client.request('{ x }')))).toBeInstanceOf(UnavailableError);
  expect(slow.sent).toHaveLength(1);
});

it('tells at once what cannot be sent: variables that are no JSON, documents without a text', async () => {
  const { client, sent } = asking([hello()]);
  expect(await rejection(client.request('{ x }', { n: 5n }))).toMatchObject({
    message: expect.stringContaining('BigInt') as string,
  });
  const nodes = { kind: 'Document', definitions: [] } as const;
  // @ts-expect-error A document of nodes has no text.
  const refused = rejection(client.request(nodes));
  expect(await refused).toMatchObject({ message: expect.stringContaining('`print`') as string });
  expect(sent).toEqual([]);
});

interface Models {
  readonly models: Connection<{ readonly slug: string }>;
}

it.each([
  ['select `pageInfo { endCursor }`', [undefined]],
  ['pass `$after`', ['c1', 'c1']],
])('reads no page for ever: %s', async (told, cursors) => {
  const { client } = asking(
    cursors.map((endCursor) =>
      json({ data: { models: { nodes: [{ slug: 'a' }], pageInfo: { hasNextPage: true, endCursor } } } }),
    ),
  );
  const read = all(client.nodes('{ m }', { first: 1 }, { select: ({ models }: Models) => models }));
  expect(await rejection(read)).toMatchObject({ message: expect.stringContaining(told) as string });
});
