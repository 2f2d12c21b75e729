// How long an answer takes, warm, from the question to the receipt, over the starter catalogue:
// `npm run bench:recommend -- 120` asks so often. The floor is one matrix product of that size in
// the same language: a row for each candidate, as long as there are results, times one vector. Time
// of this process's core is printed beside the time on the clock, which counts other processes in,
// and the longest stretch of the event loop on a core.
// `--bases 100000` asks a generated catalogue with so many possible bases, each measured once, on
// the server of DATABASE_URL; `--models N` has so many models around them, `--results N` so many
// results of them in place of one each, and `--keep NAME` keeps the database under that name.
// Weights of its results are made up: solving for them takes minutes. What the process holds is
// printed after the first answer and after the last.
import { parseArgs } from 'node:util';
import { PUBLIC_REACH, visibleRows } from '../src/access';
import { openCatalogDatabase } from '../src/app/data-source';
import { createEncoder, loadTensorBackend } from '../src/embedding';
import { StarterLoader } from '../src/ingest';
import type { Database } from '../src/platform/database';
import { createLog } from '../src/platform/log';
import { createRecommendation, type RecommendQuestion } from '../src/recommend';
import { EVERY_MS, Stretches } from './loop/stretches';
import { onScaleCatalog } from './scale/kept-catalog';
import { roughFit } from './scale/rough-fit';
import { sizeOf } from './scale/scale-catalog';

const QUESTIONS: readonly RecommendQuestion[] = [
  { target: { description: 'classify pneumonia in chest x-rays' }, modality: 'IMAGE' },
  { target: { description: 'which breed of dog is in this photo' } },
  { target: { description: 'map land cover from Sentinel-2 tiles' } },
  { target: { description: 'sentiment of product reviews' } },
  { target: { domain: 'medical/dermatology' } },
  {
    target: { description: 'identify the make and model of a car from a snapshot' },
    constraints: { licensePolicy: 'PERMISSIVE_ONLY', maxParameters: 100_000_000 },
  },
];
const WARM_UP = 3;
const SETTLING_MS = 5_000;
/** Of the generated results. */
const TARGETS = 300;

interface Times {
  clock: number[];
  core: number[];
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const shown = ({ clock, core }: Times): string =>
  [0.5, 0.95]
    .map(
      (share) =>
        `${quantile(clock, share).toFixed(1)} ms (of one core: ${quantile(core, share).toFixed(1)} ms)`,
    )
    .join(', p95 ');

const coreSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** What the process holds some seconds later, when it has given back what it did not need. */
async function printMemory(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  const { rss, heapTotal, heapUsed, arrayBuffers, external } = process.memoryUsage();
  const parts = Object.entries({ rss, heapTotal, heapUsed, external, arrayBuffers });
  const peak = process.resourceUsage().maxRSS / 1024;
  const shown = parts.map(([name, bytes]) => `${name} ${(bytes / 2 ** 20).toFixed(0)} MB`);
  print(`${shown.join(', ')}; at its peak ${peak.toFixed(0)} MB`);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function time(rounds: number, work: (round: number) => unknown): Promise<Times> {
  const times: Times = { clock: [], core: [] };
  for (let round = -WARM_UP * QUESTIONS.length; round < rounds; round++) {
    const core = process.cpuUsage();
    const clock = performance.now();
    await work(round);
    if (round < 0) continue;
    times.clock.push(performance.now() - clock);
    times.core.push(coreSince(core));
  }
  return times;
}

function floor(candidates: number, results: number): () => number {
  const rows = Float64Array.from({ length: candidates * results }, (_, i) => Math.sin(i));
  const vector = Float64Array.from({ length: results }, (_, i) => Math.cos(i));
  return () => {
    let last = 0;
    for (let row = 0; row < candidates; row++) {
      let sum = 0;
      const start = row * results;
      for (let i = 0; i < results; i++) sum += (rows[start + i] ?? 0) * (vector[i] ?? 0);
      last = sum;
    }
    return last;
  };
}

async function countResults(database: Database): Promise<number> {
  const [counted] = await database.query<{ results: number }>({
    label: 'bench',
    text: 'SELECT count(*)::int AS results FROM transfer_result',
  });
  return counted?.results ?? 0;
}

interface Measuring {
  readonly rounds: number;
  /** The floor of more would not fit into memory, and weighing more would take too long. */
  readonly isOfStarter: boolean;
}

async function measure(whole: Database, { rounds, isOfStarter }: Measuring): Promise<void> {
  const backend = await loadTensorBackend('auto');
  const encoder = createEncoder(backend);
  const database = whole.as(visibleRows(PUBLIC_REACH));
  const parts = { database, encoder, backend, log: createLog('warn'), patience: 3_600_000 };
  const recommendation = createRecommendation(parts, isOfStarter ? {} : { fit: roughFit });
  const { service } = recommendation;
  const stretches = new Stretches();
  const begin = performance.now();
  const before = process.cpuUsage();
  const { candidates } = await service.recommend(QUESTIONS[0]!);
  const first = performance.now() - begin;
  const firstCore = coreSince(before);
  const results = await countResults(database);
  print(
    `backend ${backend.name}; ${candidates} candidates, ${results} results; first answer ${first.toFixed(0)} ms (of one core: ${firstCore.toFixed(0)} ms), longest stretch ${stretches.take().core.toFixed(0)} ms`,
  );
  await printMemory();
  if (isOfStarter)
    print(
      `one product of ${candidates} x ${results}: median ${shown(await time(rounds, floor(candidates, results)))}`,
    );
  const question = (round: number) => QUESTIONS[(round + WARM_UP * QUESTIONS.length) % QUESTIONS.length]!;
  const all = await time(rounds, (round) => service.recommend(question(round)));
  print(`an answer with its receipt: median ${shown(all)}`);
  for (const asked of QUESTIONS) {
    const { candidates: compared } = await service.recommend(asked);
    await new Promise((resolve) => setTimeout(resolve, 2 * EVERY_MS));
    stretches.take();
    const times = await time(Math.ceil(rounds / QUESTIONS.length), () => service.recommend(asked));
    const longest = stretches.take().core.toFixed(0);
    const of = `${Object.values(asked.target).join('')}, ${compared} candidates`;
    print(`  ${of}: median ${shown(times)}, longest stretch ${longest} ms`);
  }
  await printMemory();
  await recommendation.stop();
  await recommendation.release();
}

async function ofStarter(rounds: number): Promise<void> {
  const database = await openCatalogDatabase({ url: null, dataDir: null });
  await database.dataSource.runMigrations();
  await new StarterLoader(database, createEncoder(await loadTensorBackend('auto'))).load({
    onlyIfEmpty: true,
  });
  await measure(database, { rounds, isOfStarter: true });
  await database.close();
}

interface Sizes {
  models: number;
  bases: number;
  results: number;
  keptAs: string | null;
}

async function ofScale(sizes: Sizes, rounds: number): Promise<void> {
  const { models, bases, results, keptAs } = sizes;
  const address = process.env.DATABASE_URL;
  if (address === undefined) throw new Error('DATABASE_URL names no server to make the catalogue on.');
  const size = { ...sizeOf(models), datasets: TARGETS, measured: bases, results };
  const work = async (url: string): Promise<void> => {
    const database = await openCatalogDatabase({ url, dataDir: null });
    await measure(database, { rounds, isOfStarter: false });
    await database.close();
  };
  await onScaleCatalog(address, { size, keptAs }, { say: print, work });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      bases: { type: 'string' },
      models: { type: 'string' },
      results: { type: 'string' },
      keep: { type: 'string' },
    },
  });
  const rounds = Number(positionals[0] ?? 120);
  if (values.bases === undefined) return ofStarter(rounds);
  const bases = Number(values.bases);
  const [models, results] = [Number(values.models ?? bases), Number(values.results ?? bases)];
  await ofScale({ bases, models, results, keptAs: values.keep ?? null }, rounds);
}

void main();
