import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import WebSocket from 'ws';
import { from } from '../../support/budgets';
import { figure, until } from '../../support/figures';
import { parseNetwork } from '../../../src/platform/network';
import { USUAL_BUDGETS } from '../../../src/platform/settings/budget-settings';
import { USUAL_DEADLINES } from '../../../src/platform/settings/deadline-settings';
import { gate, startTinyApp, type TinyApp } from './tiny-app';

const STOP_MS = 300;
const loopback = parseNetwork('127.0.0.0/8');

let app: TinyApp;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startTinyApp({
    config: {
      ...{ corsOrigins: 'none', introspection: true },
      deadlines: { ...USUAL_DEADLINES, stopMs: STOP_MS },
      budgets: {
        ...USUAL_BUDGETS,
        trustedProxies: loopback === null ? [] : [loopback],
        operations: { total: 9, perClient: 4 },
        subscriptions: { total: 20, perClient: 8 },
      },
    },
  });
});
/** A client that does nothing by itself, such as closing its end. */
class Raw {
  text = '';
  readonly socket: Socket;

  constructor(...requests: string[]) {
    this.socket = connect({ port: Number(new URL(app.url).port), host: '127.0.0.1', allowHalfOpen: true });
    this.socket.on('error', () => undefined).on('data', (data) => (this.text += data.toString()));
    sockets.push(this.socket);
    this.socket.write(requests.join(''));
  }

  /** Resolves when the server keeps nothing of the connection: it resets what is sent. */
  async gone(): Promise<void> {
    while (!this.socket.destroyed) {
      this.socket.write('x');
      await wait(5);
    }
  }
}

const get = (path: string, ...headers: string[]): string =>
  [`GET ${path} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n');
const asking = (query: string, ...headers: string[]): string =>
  get(`/graphql?query=${encodeURIComponent(query)}`, 'Apollo-Require-Preflight: 1', ...headers);
const following = (): string => asking('subscription { ticked { count } }', 'Accept: text/event-stream');
const upgrading = (path: string, protocol = 'websocket'): string =>
  get(
    path,
    'Connection: Upgrade',
    `Upgrade: ${protocol}`,
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${'x'.repeat(22)}==`,
  );

describe('a connection', () => {
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const name of ['subscriptions', 'connections', 'operations{state="at-work"}'])
      await until(async () => (await figure(app, `rootstock_${name}`)) === 0);
  });

  it.each([
    ['an upgrade that is refused', upgrading('/x')],
    ['an upgrade that is not', upgrading('/graphql')],
    ['an offer', `${upgrading('/healthz', 'h2c')}${get('/healthz')}`],
    ['CONNECT', 'CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\n'],
  ])('is closed where %s comes before the last answer', async (_what, request) => {
    for (const first of [
      asking('{ endless }'),
      following(),
      get('/x', 'Expect: rain'),
      'GET / HTTP/1.1\r\n\r\n',
    ])
      await new Raw(first, request).gone();
    expect(await app.graphql('{ hello }')).toMatchObject({ status: 200 });
  });

  it('of which an upgrade is refused is kept no longer than its answer, and told in the log', async () => {
    app.lines.splice(0);
    const raw = new Raw(upgrading('/x'));
    await raw.gone();
    expect(raw.text).toMatch(/^HTTP\/1.1 404 /);
    expect(app.lines).toMatchObject([
      { level: 'debug', msg: 'a request was refused' },
      { level: 'info', msg: 'request', path: '/x', status: 404 },
    ]);
  });

  it('is answered one request after the other, and keeps no place for those that wait', async () => {
    const raw = new Raw(following(), ...Array.from({ length: 9 }, () => asking('{ endless }')), following());
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 1);
    expect(await figure(app, 'rootstock_operations{state="at-work"}')).toBe(0);
    raw.socket.destroy();
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 0);
    expect((await app.graphql('{ hello }')).status).toBe(200);
  });

  it('is answered in the order in which it asks', async () => {
    const arrived = gate.arrival();
    const raw = new Raw(asking('{ held }'), get('/healthz'), asking('{ hello }'));
    await arrived;
    gate.open();
    await until(() => raw.text.includes('world'));
    expect(raw.text).toMatch(/finished[^]*HTTP\/1.1 200 [^]*ok[^]*HTTP\/1.1 200 [^]*world/);
  });

  it('on which an offer is read as if it were not made listens no more than before', async () => {
    const warned = jest.fn();
    process.on('warning', warned);
    const raw = new Raw();
    for (let count = 1; count <= 12; count += 1) {
      raw.socket.write(upgrading('/healthz', 'h2c'));
      await until(() => raw.text.split('HTTP/1.1 200').length === count + 1);
    }
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  });

  it('is closed where too many requests wait for their answers', async () => {
    await new Raw(following(), ...Array.from({ length: 40 }, () => get('/healthz'))).gone();
  });

  it('has a host and no expectation that nobody knows', async () => {
    const raw = new Raw(get('/healthz', 'Expect: rain'), 'GET /healthz HTTP/1.1\r\n\r\n');
    await until(() => raw.text.includes('HTTP/1.1 400'));
    await raw.gone();
    expect(raw.text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 417', 'HTTP/1.1 400']);
  });

  it('with a subscription that is idle takes no place of an operation', async () => {
    const address = { 'x-forwarded-for': '2001:db8:7::1' };
    const raws = Array.from(
      { length: 8 },
      () => new Raw(following().replace('Host', 'X-Forwarded-For: 2001:db8:7::1\r\nHost')),
    );
    await until(async () => (await figure(app, 'rootstock_subscriptions')) === 8);
    expect((await app.graphql('{ hello }', { headers: address })).status).toBe(200);
    for (const { socket } of raws) socket.destroy();
  });
});

it('stops in time, with clients that read nothing and with clients that go on asking', async () => {
  const open = async (): Promise<WebSocket> => {
    const socket = new WebSocket(
      `${app.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
      from('2001:db8:8::1'),
    );
    socket.on('error', () => undefined);
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    return socket;
  };
  const ask = (socket: WebSocket, id: string, query: string): void =>
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
  const [reader, asker] = await Promise.all([open(), open()]);
  new Raw();
  reader.pause();
  ask(reader, 'long', '{ text(length: 14000000) }');
  const arrived = gate.arrival();
  ask(asker, 'held', '{ held }');
  await arrived;
  const asking = setInterval(() => ask(asker, Math.random().toString(), '{ endless }'), 20);
  const started = performance.now();
  await app.stop().finally(() => clearInterval(asking));
  expect(performance.now() - started).toBeLessThan(STOP_MS + 2_000);
}, 8_000);
