import { once } from 'node:events';
import { connect } from 'node:net';
import { createClient, MessageType, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { anAddress, from, startBudgetApp } from '../../support/budgets';
import { figure, until } from '../../support/figures';
import { ADMIN_TOKEN, gate, startTinyApp, ticker, type TinyApp } from './tiny-app';

const TICKED = 'subscription { ticked { count } }';

let app: TinyApp;
const clients: Client[] = [];
const sockets: WebSocket[] = [];
beforeAll(async () => {
  app = await startBudgetApp({ units: 2_000, subscriptions: { total: 9, perClient: 4 } });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  for (const socket of sockets.splice(0)) socket.terminate();
  await until(async () => (await figure(app, 'rootstock_connections')) === 0);
  expect(await figure(app, 'rootstock_subscriptions')).toBe(0);
  expect(app.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
afterAll(() => app.stop());

const urlOf = ({ url }: TinyApp): string => `${url.replace('http', 'ws')}/graphql`;

/** A WebSocket with headers of its own. */
const socketFrom = (address: string, more: Record<string, string> = {}) =>
  class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers: { ...from(address).headers, ...more } });
      sockets.push(this);
    }
  };

function client(address = anAddress(), options: { connectionParams?: Record<string, unknown> } = {}): Client {
  const made = createClient({
    ...{ url: urlOf(app), webSocketImpl: socketFrom(address), retryAttempts: 0, lazy: true },
    ...options,
  });
  clients.push(made);
  return made;
}

async function rawSocket(address = anAddress(), more: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new (socketFrom(address, more))(urlOf(app), 'graphql-transport-ws');
  await once(socket, 'open');
  return socket;
}

const send = (socket: WebSocket, message: object): void => socket.send(JSON.stringify(message));
const begin = async (socket: WebSocket, payload?: object): Promise<void> => {
  send(socket, { type: MessageType.ConnectionInit, payload });
  await once(socket, 'message');
};
const subscribe = (socket: WebSocket, id: string, query: string): void =>
  send(socket, { id, type: MessageType.Subscribe, payload: { query } });
const message = async (socket: WebSocket): Promise<unknown> => {
  const [data] = (await once(socket, 'message')) as unknown[];
  return data;
};
const closing = async (socket: WebSocket): Promise<{ code: number; reason: string }> => {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
};

describe('WebSockets', () => {
  it('answer queries, mutations and subscriptions, with the errors that HTTP tells', async () => {
    const socket = client();
    const first = async (query: string) => (await socket.iterate({ query }).next()).value as unknown;
    expect(await first('{ hello }')).toMatchObject({ data: { hello: 'world' } });
    expect(await first('{ thing(id: "0") { id } }')).toMatchObject({
      data: { thing: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'id' } }],
    });
    await expect(first('{ nothing }')).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    await expect(first('subscription { ticked { nothing } }')).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    await expect(first('mutation { write }')).resolves.toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    await expect(first('{ fail }')).resolves.toMatchObject({
      errors: [{ message: 'Internal server error' }],
    });
    app.lines.splice(0);
    const events = socket.iterate({ query: TICKED });
    const told = events.next();
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 1);
    ticker.emit('tick', 1);
    expect(await told).toEqual({ value: { data: { ticked: { count: 1 } } }, done: false });
    await events.return?.();
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
  });

  it('tell of a refusal what HTTP tells, and count it once', async () => {
    const counted = () => figure(app, 'rootstock_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"}');
    const before = (await counted()) || 0;
    const refused = async (query: string): Promise<unknown> =>
      client()
        .iterate({ query })
        .next()
        .catch((error: unknown) => error);
    expect(await refused('{ nothing }')).toEqual([
      {
        message: 'Cannot query field "nothing" on type "Query".',
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    expect(await counted()).toBe(before + 1);
    expect(await refused('subscription { lost { count } }')).toMatchObject([
      { path: ['lost'], extensions: { code: 'UNAVAILABLE', retryAfter: 2 } },
    ]);
  });

  it('may use the id of an operation again as soon as it was taken back', async () => {
    const socket = await rawSocket();
    await begin(socket);
    const told: unknown[] = [];
    socket.on('message', (data: Buffer) => told.push(JSON.parse(data.toString())));
    const arrived = gate.arrival();
    subscribe(socket, 'a', '{ endless }');
    await arrived;
    for (const query of [TICKED, '{ endless }', TICKED]) {
      send(socket, { id: 'a', type: MessageType.Complete });
      subscribe(socket, 'a', query);
    }
    await until(async () => (await figure(app, 'rootstock_operations{state="at-work"}')) === 0);
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 1);
    ticker.emit('tick', 1);
    await until(() => told.length > 0);
    send(socket, { id: 'a', type: MessageType.Complete });
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
    expect(told).toEqual([{ id: 'a', type: 'next', payload: { data: { ticked: { count: 1 } } } }]);
  });

  it('are opened in the name of a token, once for all their operations', async () => {
    for (const connectionParams of [
      { authorization: `Bearer ${ADMIN_TOKEN}` },
      { headers: { Authorization: `Bearer ${ADMIN_TOKEN}` } },
    ]) {
      const opened = client(anAddress(), { connectionParams });
      const answer = await opened.iterate({ query: 'mutation { write }' }).next();
      expect(answer).toMatchObject({ value: { data: { write: 'written' } } });
    }
  });

  it('are refused beyond the places of a client, and so are operations', async () => {
    const address = anAddress();
    const many = await Promise.all(Array.from({ length: 4 }, () => rawSocket(address)));
    await expect(rawSocket(address)).rejects.toThrow('429');
    expect(await figure(app, 'rootstock_refusals_total{reason="connections"}')).toBe(1);
    const [socket] = many;
    await begin(socket!);
    const told: unknown[] = [];
    socket!.on('message', (data: Buffer) => told.push(JSON.parse(data.toString())));
    for (const id of ['a', 'b', 'c', 'd', 'e']) subscribe(socket!, id, TICKED);
    await until(() => told.length > 0);
    expect(told).toEqual([
      {
        ...{ id: 'e', type: 'error' },
        payload: [
          {
            message:
              'Too many subscriptions are open at once: one client has at most 4, all together 9, and less where many ask. End one before opening another.',
            extensions: { code: 'RATE_LIMITED', retryAfter: 30 },
          },
        ],
      },
    ]);
    send(socket!, { id: 'a', type: MessageType.Complete });
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 3);
    await rawSocket();
  });

  it('pay as operations of HTTP do, and say when to come again', async () => {
    const address = anAddress();
    const socket = await rawSocket(address);
    await begin(socket);
    const told: { type: string; payload: { extensions: object }[] }[] = [];
    socket.on('message', (data: Buffer) => told.push(JSON.parse(data.toString()) as (typeof told)[number]));
    for (let count = 0; count < 60; count += 1)
      subscribe(socket, `q${count}`, `{ things(first: 100) { nodes { id } } }`);
    await until(() => told.some(({ type }) => type === 'error'));
    expect(told.find(({ type }) => type === 'error')?.payload).toEqual([
      {
        message: expect.any(String) as string,
        extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) as number },
      },
    ]);
    expect((await app.graphql('{ hello }', from(address))).status).toBe(429);
    expect((await app.graphql('{ hello }', from(anAddress()))).status).toBe(200);
  });

  it('end an operation that is taken back, or whose socket closes', async () => {
    const socket = await rawSocket();
    await begin(socket);
    const atWork = () => figure(app, 'rootstock_operations{state="at-work"}');
    subscribe(socket, 'one', '{ endless }');
    await until(async () => (await atWork()) === 1);
    send(socket, { id: 'one', type: MessageType.Complete });
    await until(async () => (await atWork()) === 0);
    subscribe(socket, 'two', '{ endless }');
    await until(async () => (await atWork()) === 1);
    socket.close();
    await until(async () => (await atWork()) === 0);
  });

  it('close on what is no message, too large or too much, while others go on', async () => {
    const other = await rawSocket();
    await begin(other);
    const closedBy = async (work: (socket: WebSocket) => void) => {
      const socket = await rawSocket();
      const closed = closing(socket);
      work(socket);
      return (await closed).code;
    };
    expect(await closedBy((socket) => socket.send('{ hello }'))).toBe(4400);
    expect(await closedBy((socket) => send(socket, { id: '1', type: 'next', payload: {} }))).toBe(4400);
    expect(await closedBy((socket) => socket.send(Buffer.from([0xff, 0x00])))).toBe(4400);
    expect(await closedBy((socket) => socket.send('x'.repeat(1_000_001)))).toBe(1009);
    expect(await closedBy((socket) => subscribe(socket, 'early', '{ hello }'))).toBe(4401);
    expect(
      await closedBy((socket) => {
        for (let count = 0; count < 1_300; count += 1) send(socket, { type: MessageType.Ping });
      }),
    ).toBe(1008);
    send(other, { type: MessageType.Ping });
    expect(String(await message(other))).toBe('{"type":"pong"}');
  });

  it('are opened by pages of this server and of those that may read; the latter without a token', async () => {
    const own = new URL(app.url).host;
    await rawSocket(anAddress(), { origin: `https://${own}` });
    await expect(rawSocket(anAddress(), { origin: 'https://elsewhere.example' })).rejects.toThrow('403');
    const open = await startTinyApp({ config: { corsOrigins: ['https://a.example'], introspection: true } });
    const socket = new (socketFrom(anAddress(), { origin: 'https://a.example' }))(
      urlOf(open),
      'graphql-transport-ws',
    );
    await once(socket, 'open');
    const closed = closing(socket);
    send(socket, { type: MessageType.ConnectionInit, payload: { authorization: 'Bearer x' } });
    expect(await closed).toEqual({ code: 4403, reason: 'A page of another origin may not send a token.' });
    await open.stop();
  });

  it('are nowhere else, and other offers are read as if they were not made', async () => {
    const elsewhere = new WebSocket(app.url.replace('http', 'ws'));
    await expect(once(elsewhere, 'open')).rejects.toThrow('404');
    const { port } = new URL(app.url);
    const plain = connect(Number(port), '127.0.0.1');
    const body = '{"query":"{ hello }"}';
    const head = ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Upgrade: h2c'];
    const connection = 'Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__';
    plain.write(`${head.join('\r\n')}\r\n${connection}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    let text = '';
    plain.on('data', (data) => (text += data.toString()));
    await until(() => text.includes('"hello":"world"'));
    expect(text).toMatch(/^HTTP\/1.1 200 /);
    plain.destroy();
  });

  it('close in time when the server stops, after what has an end has ended', async () => {
    const stopping = await startTinyApp();
    const socket = new (socketFrom(anAddress()))(urlOf(stopping), 'graphql-transport-ws');
    const idle = new (socketFrom(anAddress()))(urlOf(stopping), 'graphql-transport-ws');
    await Promise.all([once(socket, 'open'), once(idle, 'open')]);
    await begin(socket);
    const told: { type: string; id?: string }[] = [];
    socket.on('message', (data: Buffer) => told.push(JSON.parse(data.toString()) as (typeof told)[number]));
    const arrived = gate.arrival();
    subscribe(socket, 'stream', TICKED);
    subscribe(socket, 'held', '{ held }');
    await arrived;
    const [closed, other] = [closing(socket), closing(idle)];
    const stopped = stopping.stop();
    expect((await other).code).toBe(1001);
    gate.open();
    expect((await closed).code).toBe(1001);
    await stopped;
    expect(told.map(({ type, id }) => `${id}: ${type}`)).toEqual(['held: next', 'held: complete']);
  });
});
