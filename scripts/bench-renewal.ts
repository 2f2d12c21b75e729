// What the first question after a write costs, over a catalogue of 30,000 models on the server of
// DATABASE_URL (an embedded one without it): milliseconds of a core and on the clock, with the same
// question again beside it. The database is dropped afterwards. `npm run bench:renewal -- 5000`
// takes as many models.
import { PUBLIC_REACH, visibleRows } from '../src/access';
import { createEncoder, loadTensorBackend } from '../src/embedding';
import type { Database } from '../src/platform/database';
import { createLog } from '../src/platform/log';
import { createRecommendation } from '../src/recommend/create-recommendation';
import { checkQuestion } from '../src/recommend/question/check-question';
import { fillBesideStarter, LARGE } from './large-catalog';
import { onMigrated, withDatabase } from './scratch-database';

const ROUNDS = 2;
const QUESTION = { target: { description: 'classify pneumonia in chest x-rays' }, first: 10 };

const WRITES: Readonly<Record<string, string>> = {
  'downloads of a model': 'UPDATE model SET downloads = downloads + 1 WHERE id = (SELECT max(id) FROM model)',
  'a new model': `INSERT INTO model (slug, name, "inputModalities", kind)
    SELECT 'bench/' || max(id), 'bench', '{IMAGE}', 'VISION_ENCODER' FROM model`,
  'a transfer result': `INSERT INTO transfer_result ("studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value, seed)
    SELECT "studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value, 1 + (SELECT max(id) FROM transfer_result)
    FROM transfer_result WHERE "supersedesId" IS NULL ORDER BY id LIMIT 1`,
  'classes of a dataset': `UPDATE dataset SET classes = coalesce(classes, 1) + 1 WHERE id = (SELECT max(id) FROM dataset)`,
  'a domain': `UPDATE domain SET description = description || '.' WHERE id = (SELECT min(id) FROM domain)`,
  'an evaluation': `INSERT INTO evaluation ("modelOriginId", "metricId", value)
    SELECT min("modelOriginId"), 'accuracy', random() FROM evaluation`,
};

async function measured(what: string, work: () => Promise<unknown>): Promise<void> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  const columns = [(user + system) / 1_000, performance.now() - started];
  process.stdout.write(`${what.padEnd(40)}${columns.map((one) => one.toFixed(0).padStart(12)).join('')}\n`);
}

async function measureAll(whole: Database): Promise<void> {
  const backend = await loadTensorBackend('auto');
  const encoder = createEncoder(backend);
  const database = whole.as(visibleRows(PUBLIC_REACH));
  const log = createLog('warn');
  // However long it takes, it is the question that waits that counts here.
  const parts = { database, encoder, backend, log, patience: 600_000 };
  const recommendation = createRecommendation(parts);
  const ask = () => recommendation.service.answer(checkQuestion(QUESTION), '');
  try {
    for (const what of ['first question', 'the same again', 'the same again']) await measured(what, ask);
    for (let round = 0; round < ROUNDS; round++)
      for (const [what, text] of Object.entries(WRITES)) {
        await whole.query({ label: 'bench_write', text });
        await measured(`after ${what}`, ask);
        await measured('the same again', ask);
      }
  } finally {
    await recommendation.stop();
    await recommendation.release();
  }
}

async function main(): Promise<void> {
  const models = Number(process.argv[2] ?? LARGE.models);
  await withDatabase((environment) =>
    onMigrated(environment, async (database) => {
      await fillBesideStarter(database, models);
      process.stdout.write(`${`${models} models`.padEnd(40)}   of a core on the clock\n`);
      await measureAll(database);
    }),
  );
}

void main();
