// Asks the service what no client would: npm run test:fuzz -- --cases 100000 --seed 1. Every
// argument of the schema is reached, through HTTP, on a small catalogue, in an embedded database of
// each process or in empty ones of a server (--database, one for each process). Fails where an
// answer is a failure of the service, where there is none, or where memory grows. `--from` goes on
// with a case, `--repeat` sends one again. With `--compare` the service and GraphQL.js answer reads
// of the starter catalogue, and it fails where the answers differ.
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { outcome } from '../test/support/fuzz/fuzz-run';
import { unpacked } from '../test/support/fuzz/kept-case';
import { ANSWERS } from '../test/support/fuzz/answers-subject';
import { openAnswers, openSubjects } from '../test/support/fuzz/subjects';
import { runWorker, type Told, type WorkerOptions } from './fuzz/worker';
import { FuzzProgress } from './fuzz/progress';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    database: { type: 'string', multiple: true, default: [] },
    repeat: { type: 'string' },
    share: { type: 'string' },
    compare: { type: 'boolean', default: false },
  },
});

const options = (number: number): WorkerOptions => ({
  seed: Number(values.seed),
  cases: Number(values.cases),
  from: Number(values.from),
  share: { number, of: Number(values.workers) },
  database: values.database[number] ?? null,
  isWeighed: !values.compare,
  open: values.compare ? openAnswers : openSubjects,
});

/** Sends one case to a new catalogue. */
async function repeat(word: string): Promise<void> {
  const { subject: name, made } = unpacked(word);
  const open = name === ANSWERS ? openAnswers : openSubjects;
  const subjects = await open(values.database[0] ?? null);
  const subject = subjects.all.find((one) => one.name === name);
  if (subject === undefined) throw new Error(`There is no subject ${name}.`);
  process.stdout.write(`${JSON.stringify(made, null, 2)}\n${JSON.stringify(await outcome(subject, made))}\n`);
  await subjects.close();
}

async function runAll(): Promise<void> {
  const progress = new FuzzProgress(options(0));
  const children = Array.from({ length: Number(values.workers) }, (_, number) => begin(number, progress));
  const timer = setInterval(() => progress.show(), 5_000);
  const ends = await Promise.all(children.map(ended));
  clearInterval(timer);
  const isWhole = ends.every((code) => code === 0);
  if (!isWhole) process.stdout.write('A process ended before its cases did.\n');
  if (!progress.conclude() || !isWhole) process.exitCode = 1;
}

function begin(number: number, progress: FuzzProgress): ChildProcess {
  const child = fork(__filename, [...process.argv.slice(2), '--share', String(number)]);
  child.on('message', (told: Told) => progress.take(number, told));
  return child;
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => void child.on('exit', resolve));

if (values.repeat !== undefined) void repeat(values.repeat);
else if (values.share !== undefined)
  void runWorker(options(Number(values.share)), (told) => process.send?.(told));
else void runAll();
