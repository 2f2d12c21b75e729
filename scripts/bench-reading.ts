// What reading the catalogue takes a process that starts: all of it, and what is kept of the last
// reading, over 30,000 models beside the starter on the server of DATABASE_URL (an embedded
// database without it). Milliseconds of a core and on the clock, and the longest stretch of the
// event loop on a core. The database is dropped afterwards. `npm run bench:reading -- 5000` takes
// as many models, `-- 0` the starter alone.
import { setTimeout as pause } from 'node:timers/promises';
import { PUBLIC_REACH, visibleRows } from '../src/access';
import { createEncoder, loadTensorBackend } from '../src/embedding';
import type { Database } from '../src/platform/database';
import { createLog } from '../src/platform/log';
import { keptFormat } from '../src/recommend/knowledge/kept/kept-format';
import { KeptKnowledgeRepository } from '../src/recommend/knowledge/kept/kept-knowledge.repository';
import { KeptReader } from '../src/recommend/knowledge/kept/kept-reader';
import { KnowledgeKeeper } from '../src/recommend/knowledge/kept/knowledge-keeper';
import { KnowledgeReader } from '../src/recommend/knowledge/knowledge-reader';
import { KnowledgeRepository } from '../src/recommend/knowledge/knowledge.repository';
import { VectorRepository } from '../src/recommend/knowledge/vector.repository';
import { VectorService } from '../src/recommend/knowledge/vector.service';
import { fillBesideStarter, LARGE } from './large-catalog';
import { EVERY_MS, Stretches } from './loop/stretches';
import { onMigrated, withDatabase } from './scratch-database';

const ROUNDS = 3;

const stretches = new Stretches();

const say = (what: string, columns: readonly string[]): void =>
  void process.stdout.write(`${what.padEnd(24)}${columns.map((one) => one.padStart(14)).join('')}\n`);

async function measured<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  await pause(2 * EVERY_MS);
  stretches.take();
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const clock = performance.now() - started;
  await pause(2 * EVERY_MS);
  say(
    what,
    [(user + system) / 1_000, clock, stretches.take().core].map((one) => one.toFixed(0)),
  );
  return result;
}

async function measureAll(whole: Database): Promise<void> {
  const database = whole.as(visibleRows(PUBLIC_REACH));
  const encoder = createEncoder(await loadTensorBackend('auto'));
  const log = createLog('warn');
  const vectors = new VectorService(encoder, new VectorRepository(database));
  const reader = new KnowledgeReader(new KnowledgeRepository(database, encoder), vectors);
  const repository = new KeptKnowledgeRepository(database, (by) => keptFormat(database, by));
  const keeper = new KnowledgeKeeper({ repository, log, clock: Date });
  const kept = new KeptReader({ reader, repository, vectors, keeper, log });
  say('', ['of a core', 'on the clock', 'longest']);
  for (let round = 0; round < ROUNDS; round++) keeper.take(await measured('everything', () => reader.read()));
  await measured('keeping it', () => keeper.keep());
  for (let round = 0; round < ROUNDS; round++) await measured('what is kept', () => kept.read());
}

async function main(): Promise<void> {
  const models = Number(process.argv[2] ?? LARGE.models);
  await withDatabase((environment) =>
    onMigrated(environment, async (database) => {
      await fillBesideStarter(database, models);
      await measureAll(database);
    }),
  );
}

void main();
