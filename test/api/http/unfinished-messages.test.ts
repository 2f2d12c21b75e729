import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { parseNetwork } from '../../../src/platform/network';
import { USUAL_BUDGETS } from '../../../src/platform/settings/budget-settings';
import { USUAL_DEADLINES } from '../../../src/platform/settings/deadline-settings';
import { anAddress } from '../../support/budgets';
import { figure, until } from '../../support/figures';
import { frameOf } from '../../support/socket-frame';
import { startTinyApp, type TinyApp } from './tiny-app';

const BODY_MS = 1_500;
const LONG = 'x'.repeat(950_000);
const BEGIN = frameOf('{"type":"connection_init"}');
/** Nearly all of a message that never ends. */
const UNFINISHED = frameOf(LONG).subarray(0, -1);

let app: TinyApp;
const opened: Line[] = [];
beforeAll(async () => {
  const loopback = parseNetwork('127.0.0.0/8');
  app = await startTinyApp({
    config: {
      ...{ corsOrigins: 'none', introspection: true },
      deadlines: { ...USUAL_DEADLINES, bodyMs: BODY_MS },
      budgets: {
        ...USUAL_BUDGETS,
        trustedProxies: loopback === null ? [] : [loopback],
        subscriptions: { total: 60, perClient: 20 },
      },
    },
  });
});
afterEach(async () => {
  for (const { socket } of opened.splice(0)) socket.destroy();
  await until(async () => (await figure(app, 'rootstock_connections')) === 0);
});
afterAll(() => app.stop());

/** A client of which each byte is written by the test. */
class Line {
  private bytes = Buffer.alloc(0);

  private constructor(readonly socket: Socket) {
    socket
      .on('error', () => undefined)
      .on('data', (data) => (this.bytes = Buffer.concat([this.bytes, data])));
    opened.push(this);
  }

  static async open(address: string): Promise<Line> {
    const line = new Line(connect({ port: Number(new URL(app.url).port), host: '127.0.0.1' }));
    line.socket.write(
      [
        ...['GET /graphql HTTP/1.1', 'Host: x', `X-Forwarded-For: ${address}`, 'Connection: Upgrade'],
        ...[
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Protocol: graphql-transport-ws',
        ],
        ...[`Sec-WebSocket-Key: ${'x'.repeat(22)}==`, '', ''],
      ].join('\r\n'),
    );
    line.socket.write(BEGIN);
    await until(() => line.bytes.includes('connection_ack'));
    return line;
  }

  send(...frames: Buffer[]): void {
    for (const frame of frames) this.socket.write(frame);
  }

  /** The code that the server closes with; null while it has not. */
  get code(): number | null {
    const at = this.bytes.lastIndexOf(0x88);
    return at < 0 || at + 4 > this.bytes.length ? null : this.bytes.readUInt16BE(at + 2);
  }

  async closed(): Promise<number | null> {
    if (!this.socket.destroyed) await once(this.socket, 'close');
    return this.code;
  }
}

it.each([
  ['that stops in the middle', [UNFINISHED]],
  ['that stops in its header', [UNFINISHED.subarray(0, 3)]],
  ['of which another frame is to come', [frameOf('{"type":', { isFinal: false })]],
])('closes a WebSocket with a message %s, though its client answers', async (_how, frames) => {
  const line = await Line.open(anAddress());
  const started = performance.now();
  line.send(...frames);
  expect(await line.closed()).toBe(1008);
  expect(performance.now() - started).toBeGreaterThanOrEqual(BODY_MS - 5);
});

it('lets a message of many frames end that takes less, with a ping between, and then wait', async () => {
  const line = await Line.open(anAddress());
  const [ping, end] = [frameOf('', { opcode: 9 }), frameOf('"ping"}', { opcode: 0 })];
  line.send(frameOf('{"type":', { isFinal: false }), ping, end);
  await new Promise((resolve) => setTimeout(resolve, BODY_MS + 300));
  expect([line.code, line.socket.destroyed]).toEqual([null, false]);
});

it('reads a message of many frames to its end, and none of very many', async () => {
  const [begun, more, end] = [
    frameOf('x', { isFinal: false }),
    frameOf('', { opcode: 0, isFinal: false }),
    frameOf('', { opcode: 0 }),
  ];
  const [few, many] = [await Line.open(anAddress()), await Line.open(anAddress())];
  few.send(begun, ...Array.from({ length: 254 }, () => more), end);
  // It is no JSON.
  expect(await few.closed()).toBe(4400);
  many.send(begun, ...Array.from({ length: 255 }, () => more), end);
  expect(await many.closed()).toBe(1008);
});

it('closes connections of a client whose unfinished messages take too much memory, and of nobody else', async () => {
  const [address, other] = [anAddress(), anAddress()];
  const lines: Line[] = [];
  for (let count = 0; count < 9; count += 1) lines.push(await Line.open(address));
  for (const line of lines) line.send(UNFINISHED);
  await until(() => lines.some(({ code }) => code === 1013));
  expect(await figure(app, 'rootstock_refusals_total{reason="messages"}')).toBe(1);
  const another = await Line.open(other);
  another.send(frameOf(LONG));
  // It is read to its end, and is no JSON.
  expect(await another.closed()).toBe(4400);
  expect(lines.filter(({ code }) => code === 1013)).toHaveLength(1);
  for (const { socket } of lines) socket.destroy();
  await until(async () => (await figure(app, 'rootstock_connections')) === 0);
  const again = await Line.open(address);
  again.send(frameOf(LONG));
  expect(await again.closed()).toBe(4400);
});
