// What starting costs, of built copies of Rootstock side by side: from an empty folder to the first
// answer, what is computed after that, how long simple queries take meanwhile, memory, and
// `rootstock recommend` beside a server and without one. `npm run bench:start -- [<folder> ...]`:
// each folder holds a copy with its `dist`; this one is measured last. DATABASE_URL measures on an
// empty PostgreSQL database of that name in the place of embedded ones. Linux only.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Table from 'cli-table3';
import { run, serve, type Place, type Program, type Server } from './start/program';

const RUNS = Number(process.env.RUNS ?? 3);
const WATCHED_SECONDS = 30;
const EVERY_MS = 50;
const PORT = 4790;
const QUERY = JSON.stringify({ query: '{ model(slug: "facebook/dinov2-base") { slug name } }' });
const QUESTION = ['recommend', 'classify pneumonia in chest x-rays', '--modality', 'image'];

const ROOT = path.join(__dirname, '..');

/** Seconds of wall and processor, milliseconds of a query, megabytes. */
type Figures = Record<string, number>;

async function ask({ url }: Server): Promise<boolean> {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: QUERY };
  const answer = await fetch(`${url}/graphql`, sent).catch(() => null);
  return ((await answer?.text()) ?? '').includes('"slug":"facebook/dinov2-base"');
}

async function isReady({ url }: Server): Promise<boolean> {
  return (await fetch(`${url}/readyz`).catch(() => null))?.status === 200;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

/** How long the query takes when it is asked at every tick, whatever the answers before took. */
async function latencies(server: Server, seconds: number): Promise<number[]> {
  const asked: Promise<number>[] = [];
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await pause(EVERY_MS)) {
    const begin = performance.now();
    asked.push(ask(server).then(() => performance.now() - begin));
  }
  return (await Promise.all(asked)).sort((a, b) => a - b);
}

async function firstStart(program: Program, place: Place): Promise<Figures> {
  const begin = performance.now();
  const server = serve(program, PORT, place);
  try {
    while (!(await isReady(server)) || !(await ask(server))) await pause(20);
    const wall = (performance.now() - begin) / 1000;
    const cpu = server.cpu();
    const early = await latencies(server, WATCHED_SECONDS);
    const after = server.cpu() - cpu;
    const memory = server.memory();
    const beside = await run(program, QUESTION, place).catch(() => ({ wall: Number.NaN, cpu: Number.NaN }));
    const again = await run(program, QUESTION, place).catch(() => ({ wall: Number.NaN, cpu: Number.NaN }));
    const warm = await latencies(server, 5);
    return {
      'empty folder to first answer, s': wall,
      'the same, CPU s': cpu,
      [`CPU s in the ${WATCHED_SECONDS} s after it`]: after,
      'model(slug) in these, p50 ms': quantile(early, 0.5),
      'model(slug) in these, p99 ms': quantile(early, 0.99),
      'model(slug) warm, p99 ms': quantile(warm, 0.99),
      'RSS after them, MB': memory,
      'first recommend beside the server, s': beside.wall,
      'recommend beside the server, s': again.wall,
      'recommend beside the server, CPU s': again.cpu,
    };
  } finally {
    await server.stop();
  }
}

async function measure(program: Program): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rootstock-start-'));
  const { DATABASE_URL: url } = process.env;
  const place: Place = url === undefined ? { ROOTSTOCK_DATA_DIR: folder } : { DATABASE_URL: url };
  try {
    const figures = await firstStart(program, place);
    const alone = await run(program, QUESTION, place);
    return {
      ...figures,
      'recommend without a server, s': alone.wall,
      'recommend without a server, CPU s': alone.cpu,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const middle = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

async function main(folders: readonly string[]): Promise<void> {
  const programs = [...folders, ROOT].map((root) => ({
    name: path.basename(root),
    root: path.resolve(root),
  }));
  const measured = new Map<string, Figures[]>(programs.map(({ root }) => [root, []]));
  // In turn, since others may use the machine: what falls on one falls on all.
  for (let turn = 0; turn < (process.env.DATABASE_URL === undefined ? RUNS : 1); turn++)
    for (const program of programs) measured.get(program.root)?.push(await measure(program));
  const table = new Table({ head: ['', ...programs.map(({ name }) => name)], style: { head: [] } });
  for (const what of Object.keys(measured.get(programs[0]?.root ?? '')?.[0] ?? {})) {
    const row = programs.map(({ root }) => middle((measured.get(root) ?? []).map((one) => one[what] ?? NaN)));
    table.push([what, ...row.map((value) => value.toFixed(2))]);
  }
  process.stdout.write(`${table.toString()}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
