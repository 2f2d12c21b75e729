// The longest stretch that each operation holds up the event loop of a server, over a catalogue of
// 30,000 models on the server of DATABASE_URL (an embedded one without it). The server is a child
// process, which measures itself; clients are in this one. The database is dropped afterwards.
// `npm run bench:loop -- 5000` takes as many models.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { fillBesideStarter, LARGE } from './large-catalog';
import { READS, WRITES, type LoopOperation } from './loop/operations';
import { onMigrated, withDatabase } from './scratch-database';

const ROUNDS = 3;
const TOKEN = 'bench-loop';
/** However long an answer takes, it is the stretches that count here. */
const SETTINGS = { PORT: '0', ROOTSTOCK_ADMIN_TOKEN: TOKEN, ROOTSTOCK_OPERATION_TIMEOUT: '10m' };
const SERVER = path.join(__dirname, 'loop', 'loop-server.ts');

/** Milliseconds, on the clock and of a core. */
const stretch = z.object({ clock: z.number(), core: z.nullable(z.number()) });
type Stretch = z.infer<typeof stretch>;

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** The server under test. */
class LoopServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(environment: Record<string, string>): Promise<LoopServer> {
    const child = fork(SERVER, [], {
      env: { ...process.env, ...environment, ...SETTINGS },
    });
    const message: unknown = (await once(child, 'message'))[0];
    return new LoopServer(child, z.object({ url: z.string() }).parse(message).url);
  }

  /** Since the last time that it was asked. */
  async longest(): Promise<Stretch> {
    this.child.send('longest');
    const message: unknown = (await once(this.child, 'message'))[0];
    return stretch.parse(message);
  }

  async ask({ query, variables, isWrite }: LoopOperation, round: number): Promise<void> {
    const response = await fetch(new URL('/graphql', this.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(isWrite === true && { authorization: `Bearer ${TOKEN}` }),
      },
      body: JSON.stringify({ query, variables: variables?.(round) }),
    });
    const { errors } = answer.parse(await response.json());
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  }

  async stop(): Promise<void> {
    const exit = once(this.child, 'exit');
    this.child.send('stop');
    await exit;
  }
}

const say = (columns: readonly string[]): void =>
  void process.stdout.write(
    `${columns.map((one, at) => (at === 0 ? one.padEnd(40) : one.padStart(12))).join('')}\n`,
  );

function print(name: string, { clock, core }: Stretch, took: number): void {
  say([name, core === null ? '-' : core.toFixed(0), clock.toFixed(0), took.toFixed(0)]);
}

async function measured(server: LoopServer, name: string, work: () => Promise<void>): Promise<void> {
  await server.longest();
  const started = performance.now();
  await work();
  print(name, await server.longest(), performance.now() - started);
}

/** How long to look on at what goes on behind answers, such as the renewal of edges. */
const BEHIND_MS = 30_000;

async function measureAll(server: LoopServer): Promise<void> {
  const question = READS.find(({ name }) => name.startsWith('recommendBases'));
  for (const operation of READS) {
    await measured(server, `${operation.name}, first`, () => server.ask(operation, 0));
    await measured(server, operation.name, async () => {
      for (let round = 1; round <= ROUNDS; round++) await server.ask(operation, round);
    });
  }
  for (const operation of WRITES) {
    await measured(server, operation.name, () => server.ask(operation, 0));
    if (question !== undefined)
      await measured(server, `question after ${operation.name}`, () => server.ask(question, 1));
  }
  await measured(server, 'what goes on behind answers', () => sleep(BEHIND_MS));
}

async function main(): Promise<void> {
  const models = Number(process.argv[2] ?? LARGE.models);
  await withDatabase(async (environment) => {
    await onMigrated(environment, (database) => fillBesideStarter(database, models));
    say([`${models} models`, 'of a core', 'on the clock', 'answer ms']);
    const server = await LoopServer.start(environment);
    try {
      print('start', await server.longest(), 0);
      await measureAll(server);
    } finally {
      await server.stop();
    }
  });
}

void main();
