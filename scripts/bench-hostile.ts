// Tries whether hostile clients can slow another one down: measures `model(slug)` of a client on a
// quiet service, and again while 30 clients of other addresses attack it without a pause, whatever
// they are answered. The service runs as a process of its own, with its usual limits, on a new
// database of the server of DATABASE_URL, else on an embedded one. Prints both medians, their
// ratio, what failed, and what became of the attacks; fails where the ratio is 10 or more or
// anything of the other client failed. The first argument says for how many seconds, 30 unless
// told.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { withDatabase } from './scratch-database';

const HOSTILE = 30;
const MOST = 10;
const PORT = 4390;
const SAMPLES = 200;
const READY_SECONDS = 180;

const nested = `query ($n: Int = 100) { domains(first: $n) { nodes { transferEdges(first: $n) { nodes { base {
  transferEdges(first: $n) { nodes { id } } } } } } } }`;
const leaked = '{ transferResults(first: 1, where: { isLeaked: true }) { totalCount } }';
const ask = (index: number): string =>
  `a${index}: recommendBases(input: { target: { description: "leaf disease ${index}" }, modality: IMAGE }) { candidates }`;
const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => ask(index)).join(' ')} }`;

/** One of each kind, and of what the cost limit lets through of it. */
const ATTACKS: readonly string[] = [
  nested,
  nested.replace('= 100', '= 8'),
  leaked,
  aliases(30),
  aliases(3),
  'half a body',
];

interface Reply {
  readonly status: number;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function post(query: string, address: string, isCut = false): Promise<Reply> {
  const body = JSON.stringify({ query });
  return new Promise((resolve) => {
    const sent = request(
      {
        port: PORT,
        host: '127.0.0.1',
        path: '/graphql',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          'x-forwarded-for': address,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', () => resolve({ status: 0, body: '' }));
      },
    );
    sent.on('error', () => resolve({ status: 0, body: '' }));
    if (isCut) sent.write(body.slice(0, body.length / 2));
    else sent.end(body);
  });
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

/** Asks as a client does that looks at one model after the other. */
async function look(slug: string, until: () => boolean): Promise<{ times: number[]; failed: number }> {
  const times: number[] = [];
  let failed = 0;
  while (!until()) {
    const started = performance.now();
    const { status, body } = await post(
      `{ model(slug: ${JSON.stringify(slug)}) { slug name } }`,
      '192.0.2.1',
    );
    times.push(performance.now() - started);
    if (status !== 200 || !body.includes(slug)) failed += 1;
    await wait(10);
  }
  return { times, failed };
}

async function attack(index: number, statuses: Map<number, number>, until: () => boolean): Promise<void> {
  for (let count = 0; !until(); count += 1) {
    const query = ATTACKS[(index + count) % ATTACKS.length] ?? leaked;
    const isCut = query === 'half a body';
    const { status } = await post(query, `198.51.100.${index + 1}`, isCut);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
}

async function firstSlug(service: ChildProcess): Promise<string> {
  for (let second = 0; second < READY_SECONDS && service.exitCode === null; second += 1) {
    const { status, body } = await post('{ models(first: 1) { nodes { slug } } }', '192.0.2.1');
    const slug = status === 200 ? /"slug":\s*"([^"]+)"/.exec(body)?.[1] : undefined;
    if (slug !== undefined) return slug;
    await wait(1000);
  }
  throw new Error('The service did not become ready.');
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function measure(service: ChildProcess, seconds: number): Promise<void> {
  const slug = await firstSlug(service);
  let looks = 0;
  const quiet = await look(slug, () => (looks += 1) > SAMPLES);
  const end = performance.now() + seconds * 1000;
  const isOver = (): boolean => performance.now() >= end;
  const statuses = new Map<number, number>();
  for (let index = 0; index < HOSTILE; index += 1) void attack(index, statuses, isOver);
  const under = await look(slug, isOver);
  const ratio = median(under.times) / median(quiet.times);
  say(`quiet         p50 ${median(quiet.times).toFixed(1)} ms of ${quiet.times.length}`);
  say(
    `under attack  p50 ${median(under.times).toFixed(1)} ms of ${under.times.length}, slowest ${Math.max(...under.times).toFixed(0)} ms`,
  );
  say(`ratio         ${ratio.toFixed(1)}, at most ${MOST}`);
  say(`failed        ${quiet.failed + under.failed}`);
  say(`attacks       ${[...statuses].map(([status, count]) => `${count} x ${status}`).join(', ')}`);
  if (ratio >= MOST || quiet.failed + under.failed > 0) process.exitCode = 1;
}

async function main(): Promise<void> {
  const seconds = Number(process.argv[2] ?? 30);
  await withDatabase(async (environment) => {
    const service = spawn(process.execPath, ['-r', './scripts/swc-hook.cjs', 'src/cli/main.ts', 'serve'], {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        ...process.env,
        ...environment,
        PORT: String(PORT),
        ROOTSTOCK_TRUSTED_PROXIES: '127.0.0.1',
        LOG_LEVEL: 'error',
      },
    });
    try {
      await measure(service, seconds);
    } finally {
      const ended = once(service, 'exit');
      service.kill('SIGKILL');
      await ended;
      agent.destroy();
    }
  });
}

void main();
