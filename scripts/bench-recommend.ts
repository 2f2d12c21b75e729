// How long an answer takes over the starter catalogue, warm, from the question to the receipt:
// The floor is one matrix product of that size in the same language: a row for each candidate, as
// long as there are results, times one vector. Time of this process's core is printed beside the
// time on the clock, which counts other processes in.
import { openCatalogDatabase } from '../src/app/data-source';
import { createEncoder, loadTensorBackend } from '../src/embedding';
import { StarterLoader } from '../src/ingest';
import { createLog } from '../src/platform/log';
import { createRecommendation, type RecommendQuestion } from '../src/recommend';

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

async function time(rounds: number, work: (round: number) => unknown): Promise<Times> {
  const times: Times = { clock: [], core: [] };
  for (let round = -WARM_UP * QUESTIONS.length; round < rounds; round++) {
    const core = process.cpuUsage();
    const clock = performance.now();
    await work(round);
    if (round < 0) continue;
    times.clock.push(performance.now() - clock);
    const { user, system } = process.cpuUsage(core);
    times.core.push((user + system) / 1000);
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

async function main(rounds: number): Promise<void> {
  const log = createLog('silent');
  const backend = await loadTensorBackend('auto');
  const encoder = createEncoder(backend);
  const database = await openCatalogDatabase({ url: null, dataDir: null });
  await database.dataSource.runMigrations();
  await new StarterLoader(database, encoder).load({ onlyIfEmpty: true });
  const { service } = createRecommendation({ database, encoder, backend, log });
  const question = (round: number) => QUESTIONS[(round + WARM_UP * QUESTIONS.length) % QUESTIONS.length]!;

  const begin = performance.now();
  const { candidates } = await service.recommend(question(0));
  const first = performance.now() - begin;
  const [counted] = await database.query<{ results: number }>({
    label: 'bench',
    text: 'SELECT count(*)::int AS results FROM transfer_result',
  });
  const results = counted?.results ?? 0;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(
    `backend ${backend.name}; ${candidates} candidates, ${results} results; first answer ${first.toFixed(0)} ms`,
  );
  print(
    `one product of ${candidates} x ${results}: median ${shown(await time(rounds, floor(candidates, results)))}`,
  );
  print(
    `an answer with its receipt: median ${shown(await time(rounds, (round) => service.recommend(question(round))))}`,
  );
  for (const asked of QUESTIONS) {
    const times = await time(Math.ceil(rounds / QUESTIONS.length), () => service.recommend(asked));
    print(`  ${Object.values(asked.target).join('')}: median ${shown(times)}`);
  }
  await database.close();
}

void main(Number(process.argv[2] ?? 120));
