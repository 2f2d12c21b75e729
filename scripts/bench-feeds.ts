// What it takes to read whole feeds of the catalogue of DATABASE_URL, such as one that
// `npm run bench:scale -- --models 100000 --keep NAME` kept: rows, bytes, seconds, the first byte,
// processor seconds of the server, and how much its memory grew at most while it sent. The server
// is the built program (`npm run build`), one that runs for a feed alone.
// `--feed NAME`, several times, reads others than models; `--port N` is where it listens (4090).
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { serve, type Server } from './start/program';

const EVERY_MS = 50;
const ROOTSTOCK = { name: 'rootstock', root: path.join(__dirname, '..') };

const SENT: readonly Record<string, string>[] = [{}, { 'accept-encoding': 'gzip' }];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Read {
  readonly rows: number;
  readonly bytes: number;
  readonly firstMs: number;
  readonly seconds: number;
}

async function untilReady({ url }: Server): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok === true) return;
    await sleep(200);
  }
}

/** Reads a feed to its end and keeps nothing of it. */
async function read(url: string, headers: Record<string, string>): Promise<Read> {
  const started = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers }, resolve).once('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode}`);
  let [rows, bytes, firstMs] = [0, 0, 0];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (bytes === 0) firstMs = performance.now() - started;
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) rows += 1;
  }
  return { rows, bytes, firstMs, seconds: (performance.now() - started) / 1000 };
}

async function measure(feed: string, headers: Record<string, string>, port: number): Promise<string> {
  const server = serve(ROOTSTOCK, port, {
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    ROOTSTOCK_BUDGET: '0',
  });
  try {
    await untilReady(server);
    const address = `${server.url}/v1/feeds/${feed}`;
    await read(`${address}?limit=1000`, headers);
    const [atRest, cpu] = [server.memory(), server.cpu()];
    let most = atRest;
    const timer = setInterval(() => (most = Math.max(most, server.memory())), EVERY_MS);
    const { rows, bytes, firstMs, seconds } = await read(address, headers);
    clearInterval(timer);
    return [
      feed,
      Object.keys(headers).length > 0 ? 'gzip' : 'plain',
      rows,
      (bytes / 1e6).toFixed(1),
      seconds.toFixed(1),
      firstMs.toFixed(0),
      (server.cpu() - cpu).toFixed(1),
      `${atRest.toFixed(0)} + ${(most - atRest).toFixed(0)}`,
    ].join(' | ');
  } finally {
    await server.stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { feed: { type: 'string', multiple: true }, port: { type: 'string', default: '4090' } },
  });
  say('| feed | sent | lines | MB | seconds | first byte, ms | server, CPU s | memory, MB |');
  say('| --- | --- | --: | --: | --: | --: | --: | --: |');
  for (const feed of values.feed ?? ['models.json', 'models.csv'])
    for (const headers of SENT) say(`| ${await measure(feed, headers, Number(values.port))} |`);
}

void main();
