import { createClient as createSseClient } from 'graphql-sse';
import { anAddress, from, startBudgetApp } from '../../support/budgets';
import { figure, until } from '../../support/figures';
import { startTinyApp, ticker, type TinyApp } from './tiny-app';

const TICKED = 'subscription { ticked { count } }';

let app: TinyApp;
beforeAll(async () => {
  app = await startBudgetApp({ subscriptions: { total: 9, perClient: 4 } });
});
afterEach(async () => {
  await until(async () => (await figure(app, 'rootstock_connections')) === 0);
  expect(await figure(app, 'rootstock_subscriptions')).toBe(0);
  expect(app.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
afterAll(() => app.stop());

/** Tells who subscribed, once there is somebody. */
async function tick(): Promise<void> {
  await until(async () => (await figure(app, 'rootstock_subscriptions')) === 1);
  ticker.emit('tick', 1);
}

describe('multipart subscriptions', () => {
  const accept = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json';

  it('come as parts that are whole at once, and end with a boundary', async () => {
    const gone = new AbortController();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...from(anAddress()).headers, accept, 'content-type': 'application/json' },
      body: JSON.stringify({ query: TICKED }),
      signal: gone.signal,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(
      'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    );
    const reader = response.body!.getReader();
    let text = '';
    const read = async (): Promise<void> => {
      text += new TextDecoder().decode((await reader.read()).value);
    };
    await read();
    await tick();
    while (!text.includes('payload')) await read();
    expect(text).toBe(
      '\r\n--graphql\r\ncontent-type: application/json\r\n\r\n' +
        '{"payload":{"data":{"ticked":{"count":1}}}}\r\n--graphql',
    );
    gone.abort();
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
  });

  it('are refused as HTTP, and other forms of parts are not meant', async () => {
    const post = (headers: Record<string, string>, query: string) =>
      fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { ...from(anAddress()).headers, ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    const faulty = await post({ accept }, 'subscription { ticked { nothing } }');
    expect(faulty.status).toBe(400);
    expect(await faulty.json()).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    const deferred = { accept: 'multipart/mixed;deferSpec=20220824,application/json' };
    expect((await post(deferred, TICKED)).status).toBe(406);
    expect((await post({ accept }, '{ hello }')).status).toBe(200);
  });
});

describe('event streams of several operations', () => {
  const headersOf = (address: string, token?: string) => ({
    ...from(address).headers,
    'content-type': 'application/json',
    ...(token !== undefined && { 'x-graphql-event-stream-token': token }),
  });
  const url = (): string => `${app.url}/graphql`;
  const reserve = async (address: string): Promise<string> => {
    const response = await fetch(url(), { method: 'PUT', headers: headersOf(address) });
    expect(response.status).toBe(201);
    return response.text();
  };
  const post = (address: string, token: string, body: object): Promise<Response> =>
    fetch(url(), { method: 'POST', headers: headersOf(address, token), body: JSON.stringify(body) });

  it('carry queries and subscriptions of the published client', async () => {
    const sse = createSseClient({
      ...{ url: url(), singleConnection: true, retryAttempts: 0, lazyCloseTimeout: 50 },
      headers: from(anAddress()).headers,
    });
    const events = sse.iterate({ query: TICKED });
    const [first] = await Promise.all([events.next(), tick()]);
    expect(first.value).toEqual({ data: { ticked: { count: 1 } } });
    expect(await sse.iterate({ query: '{ hello }' }).next()).toMatchObject({
      value: { data: { hello: 'world' } },
    });
    expect(await figure(app, 'rootstock_connections')).toBe(1);
    await events.return?.();
    sse.dispose();
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
  });

  it('are refused where none is reserved, to other clients, twice, and without an id', async () => {
    const [address, query] = [anAddress(), '{ hello }'];
    const token = await reserve(address);
    const status = async (response: Promise<Response>) => (await response).status;
    const one = { query, extensions: { operationId: '1' } };
    expect(await status(post(address, 'wrong', one))).toBe(404);
    expect(await status(post(anAddress(), token, one))).toBe(403);
    expect(await status(post(address, token, { query }))).toBe(400);
    expect(await status(post(address, token, { ...one, query: 'subscription { nothing }' }))).toBe(400);
    const remove = (search: string) => fetch(`${url()}?${search}`, { method: 'DELETE' });
    expect(await status(remove('operationId=1'))).toBe(404);
    const gone = new AbortController();
    const open = (signal?: AbortSignal) =>
      fetch(`${url()}?token=${token}`, {
        headers: { accept: 'text/event-stream' },
        ...(signal && { signal }),
      });
    const stream = await open(gone.signal);
    expect(stream.status).toBe(200);
    expect(await status(open())).toBe(409);
    const followed = { query: TICKED, extensions: { operationId: 'a' } };
    expect(await status(post(address, token, followed))).toBe(202);
    expect(await status(post(address, token, followed))).toBe(409);
    expect(await status(remove(`token=${token}&operationId=a`))).toBe(200);
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
    gone.abort();
    await stream.text().catch(() => undefined);
  });

  it('break off without a word when the server stops', async () => {
    const stopping = await startTinyApp();
    const token = await (await fetch(`${stopping.url}/graphql`, { method: 'PUT' })).text();
    const stream = await fetch(`${stopping.url}/graphql?token=${token}`, {
      headers: { accept: 'text/event-stream' },
    });
    const added = await fetch(`${stopping.url}/graphql?token=${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: TICKED, extensions: { operationId: 'a' } }),
    });
    expect(added.status).toBe(202);
    await stopping.stop();
    expect(await stream.text()).toBe('');
  });
});
