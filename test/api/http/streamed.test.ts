import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { sendStream } from '../../../src/app/http/streamed';
import { CancelledError } from '../../../src/platform/errors';

let server: Server;
afterEach(() => server.close());

/** Serves these texts to one client; `sent` is what became of sending them. */
async function serving(
  texts: () => AsyncGenerator<string>,
  headers: Record<string, string> = {},
): Promise<{ response: IncomingMessage; sent: Promise<unknown> }> {
  let tell: (outcome: unknown) => void = () => undefined;
  const sent = new Promise((resolve) => (tell = resolve));
  server = createServer((_request, response) => {
    sendStream(response, { 'content-type': 'text/plain' }, texts()).then(() => tell('whole'), tell);
  }).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, headers, agent: false }, resolve).once('error', reject);
  });
  return { response, sent };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

it('breaks off where making the texts fails, so that its client can tell', async () => {
  const failure = new Error('the second page');
  const { response, sent } = await serving(async function* () {
    yield await Promise.resolve('one');
    throw failure;
  });
  await expect(textOf(response)).rejects.toThrow('aborted');
  expect(await sent).toBe(failure);
});

it('makes no more than is read, and nothing for a client that is gone', async () => {
  const text = 'x'.repeat(64_000);
  let [made, isOver] = [0, false];
  const { response, sent } = await serving(async function* () {
    try {
      for (; made < 2_000; made += 1) yield await Promise.resolve(text);
    } finally {
      isOver = true;
    }
  });
  response.pause();
  await wait(300);
  const before = made;
  await wait(300);
  expect([made, made < 1_000]).toEqual([before, true]);
  response.destroy();
  expect(await sent).toBeInstanceOf(CancelledError);
  expect([isOver, made - before]).toEqual([true, expect.any(Number)]);
  expect(made - before).toBeLessThan(3);
});

it('sends what it has, compressed as well, while the next is still made', async () => {
  let goOn: () => void = () => undefined;
  const read = new Promise<void>((resolve) => (goOn = resolve));
  const { response, sent } = await serving(
    async function* () {
      yield 'first ';
      await read;
      yield 'second';
    },
    { 'accept-encoding': 'gzip' },
  );
  expect(response.headers['content-encoding']).toBe('gzip');
  const texts: string[] = [];
  for await (const chunk of response.pipe(createGunzip())) {
    texts.push(String(chunk));
    goOn();
  }
  expect(texts).toEqual(['first ', 'second']);
  expect(await sent).toBe('whole');
});
