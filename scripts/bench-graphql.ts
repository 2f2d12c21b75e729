// Measures what one page costs: 20 models of a task with dataset, domain and their 5 best edges.
// Rootstock, as it is served, once without keeping answers and once with, beside a floor
// (node:http and two prepared joins) and two peers, each a process of its own over one new
// database on the server of DATABASE_URL, which must run on this machine. First all must give the
// same answers. Then each is asked in turn, several times, and what its process and its
// connections take of a processor is divided by the answers: prints the median for node and for
// PostgreSQL, and how many times the floor of the same round that is.
//   --models N (100,000)  --rounds N (5)  --seconds N, of each turn (3)  --only floor,rootstock
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { Client } from 'pg';
import { medianOf } from './cost/line';
import { Used } from './graphql-peers/used';
import { asOfPeers, OF_PEERS, OF_ROOTSTOCK, type Question } from './graphql-peers/question';
import { fillRows } from './graphql-peers/rows';
import { onMigrated, withDatabase } from './scratch-database';

const HOOK = path.join(__dirname, 'swc-hook.cjs');
const PEERS = path.join(__dirname, 'graphql-peers');
const SERVER = 'postgres://root@127.0.0.1:5432/postgres';
/** Before that, much of what is measured is the compiler. */
const WARM_UP_ANSWERS = 800;
/** Connections that nobody used meanwhile are new, and prepare their statements again. */
const PREPARING_ANSWERS = 300;

type Environment = Readonly<Record<string, string>>;

interface Contender {
  readonly name: string;
  readonly file: string;
  readonly question: Question;
  readonly environment?: Environment;
}

const CONTENDERS: readonly Contender[] = [
  { name: 'floor', file: 'floor.ts', question: OF_PEERS },
  { name: 'tuned-peer', file: 'tuned-peer.ts', question: OF_PEERS },
  { name: 'ordinary-peer', file: 'ordinary-peer.ts', question: OF_PEERS },
  {
    name: 'rootstock',
    file: 'rootstock.ts',
    question: OF_ROOTSTOCK,
    environment: { ROOTSTOCK_ANSWER_CACHE_MB: '0' },
  },
  { name: 'rootstock-kept', file: 'rootstock.ts', question: OF_ROOTSTOCK },
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const isMessage = (value: unknown): value is { url?: string; statements?: number } =>
  typeof value === 'object' && value !== null;

async function told(child: ChildProcess): Promise<{ url?: string; statements?: number }> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('A contender ended.')));
  const [message] = (await Promise.race([once(child, 'message'), gone])) as unknown[];
  return isMessage(message) ? message : {};
}

/** One contender at work. */
class Running {
  private constructor(
    readonly contender: Contender,
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {}

  /** @param folder where it writes its log */
  static async start(contender: Contender, folder: string, environment: Environment): Promise<Running> {
    const log = openSync(path.join(folder, `${contender.name}.log`), 'w');
    const child = fork(path.join(PEERS, contender.file), [], {
      execArgv: ['-r', HOOK],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ...environment,
        ...contender.environment,
        PGAPPNAME: contender.name,
      },
      stdio: ['ignore', log, log, 'ipc'],
    });
    const { url } = await told(child).catch((error: unknown) => {
      say(readFileSync(path.join(folder, `${contender.name}.log`), 'utf8').slice(-2000));
      throw error;
    });
    return new Running(contender, child, url ?? '');
  }

  get processId(): number {
    return this.child.pid ?? -1;
  }

  /** Its answers for every set of variables, in the form of a peer's. */
  async answers(): Promise<readonly unknown[]> {
    const { query, variables } = this.contender.question;
    const answers: unknown[] = [];
    for (const each of variables) {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: each }),
      });
      const answer = (await response.json()) as Parameters<typeof asOfPeers>[0];
      answers.push(this.contender.question === OF_ROOTSTOCK ? asOfPeers(answer) : answer);
    }
    return answers;
  }

  async statements(): Promise<number> {
    this.child.send('statements');
    return (await told(this.child)).statements ?? NaN;
  }

  /** Asks for so many seconds, and until there are so many answers. */
  async load(seconds: number, least = 0): Promise<{ answers: number; median: number }> {
    const question = this.contender.question === OF_ROOTSTOCK ? 'own' : 'peer';
    const args = [
      '-r',
      HOOK,
      path.join(PEERS, 'load.ts'),
      this.url,
      question,
      String(seconds),
      String(least),
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`${this.contender.name} could not be asked.`);
    return JSON.parse(text) as { answers: number; median: number };
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

interface Turn {
  readonly node: number;
  readonly postgres: number;
  readonly median: number;
}

function assertSame(answers: readonly unknown[], floor: readonly unknown[], name: string): void {
  const wrong = answers.findIndex((answer, at) => !isDeepStrictEqual(answer, floor[at]));
  if (wrong === -1) return;
  const [theirs, right] = [answers[wrong], floor[wrong]].map((each) => JSON.stringify(each).slice(0, 600));
  throw new TypeError(`${name} answers task ${wrong + 1} otherwise:\n${theirs}\n${right}`);
}

async function takeTurn(running: Running, used: Used, seconds: number): Promise<Turn> {
  await running.load(0, PREPARING_ANSWERS);
  const before = await used.by(running.processId, running.contender.name);
  const { answers, median } = await running.load(seconds);
  const { node, postgres } = used.between(before, await used.by(running.processId, running.contender.name));
  return { node: node / answers, postgres: postgres / answers, median };
}

const row = (cells: readonly string[]): void =>
  say(cells.map((cell, at) => (at === 0 ? cell.padEnd(16) : cell.padStart(12))).join(''));

function print(turns: ReadonlyMap<string, readonly Turn[]>, statements: ReadonlyMap<string, number>): void {
  row(['CPU ms a request', 'statements', 'node', 'PostgreSQL', 'node x', 'PostgreSQL x', 'p50 ms']);
  const floor = turns.get('floor') ?? [];
  for (const [name, own] of turns) {
    const timesFloor = (part: 'node' | 'postgres'): string =>
      medianOf(own.map((turn, at) => turn[part] / (floor[at]?.[part] ?? NaN))).toFixed(2);
    row([
      name,
      String(statements.get(name)),
      medianOf(own.map(({ node }) => node)).toFixed(2),
      medianOf(own.map(({ postgres }) => postgres)).toFixed(2),
      timesFloor('node'),
      timesFloor('postgres'),
      medianOf(own.map(({ median }) => median)).toFixed(1),
    ]);
  }
}

async function measure(all: readonly Running[], used: Used, options: { rounds: number; seconds: number }) {
  const statements = new Map<string, number>();
  let right: readonly unknown[] | null = null;
  for (const running of all) {
    await running.answers(); // what is read once is there now
    const before = await running.statements();
    const answers = await running.answers();
    right ??= answers;
    assertSame(answers, right, running.contender.name);
    statements.set(running.contender.name, ((await running.statements()) - before) / answers.length);
    await running.load(0, WARM_UP_ANSWERS);
  }
  const turns = new Map(all.map(({ contender }) => [contender.name, [] as Turn[]]));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const running of all) {
      turns.get(running.contender.name)?.push(await takeTurn(running, used, options.seconds));
    }
  }
  print(turns, statements);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      models: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      only: { type: 'string', default: CONTENDERS.map(({ name }) => name).join() },
    },
  });
  process.env.DATABASE_URL ??= SERVER;
  const only = values.only.split(',');
  await withDatabase(async (given, folder) => {
    const environment = { ...given, ROOTSTOCK_DATA_DIR: folder };
    await onMigrated(environment, (database) => fillRows(database, Number(values.models)));
    const watcher = new Client({ connectionString: given.DATABASE_URL });
    await watcher.connect();
    const all: Running[] = [];
    try {
      for (const contender of CONTENDERS.filter(({ name }) => only.includes(name))) {
        all.push(await Running.start(contender, folder, environment));
      }
      await measure(all, new Used(watcher), {
        rounds: Number(values.rounds),
        seconds: Number(values.seconds),
      });
    } finally {
      for (const running of all) running.stop();
      await watcher.end();
    }
  });
}

void main();
