import fc from 'fast-check';
import { LINEAGE_RELATIONS } from '../../../src/catalog';
import { domainFacts, type Encoder } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { insert, Rows } from '../../support/rows';

/** A change of the catalogue, to be made when its time comes. */
export interface Change {
  what: string;
  make: () => Promise<unknown>;
}

interface Catalogue {
  database: Database;
  encoder: Encoder;
  /** A publisher with things that are for its members. */
  lab: number;
}

let { database, encoder, lab } = {} as Catalogue;
let rows: Rows;

/** Every kind of change that what is known could be another for, and some that it is not. */
export function catalogueChanges(catalogue: Catalogue): fc.Arbitrary<Change> {
  ({ database, encoder, lab } = catalogue);
  rows = new Rows(database);
  return change;
}

const run = (text: string, ...values: unknown[]) =>
  database.query<{ id: number }>({ label: 'test_change', text, values });

/** A row of a table, whichever is at this place when its time comes. */
async function at(place: number, table: string, key = 'id', where = 'true'): Promise<number> {
  const found = await run(`SELECT "${key}" AS id FROM ${table} WHERE ${where} ORDER BY 1`);
  return found[place % Math.max(1, found.length)]?.id ?? 0;
}
const originAt = (place: number, kind: 'MODEL' | 'DATASET') => at(place, 'origin', 'id', `kind = '${kind}'`);

/** A kind of change, with the numbers that say which of its kind; shown by both when it fails. */
const kindOf = (what: string, make: (...numbers: [number, number, number]) => Promise<unknown>) =>
  fc
    .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
    .map(([a, b, c]): Change => ({ what: `${what} ${a} ${b} ${c}`, make: () => make(a, b, c) }));

const pick = <One>(ones: readonly One[], place: number): One => ones[place % ones.length]!;
const VISIBILITIES = ['PUBLIC', 'INTERNAL', 'PRIVATE'] as const;
const FAMILIES = ['resnet', 'vit', 'bert', null];
const INPUTS = [['IMAGE'], ['TEXT'], ['IMAGE', 'TEXT'], []];
const TASKS = [['image-classification'], ['text-classification'], []];
/** A source's own word for a relation; null where it was inferred. */
const WORDS = ['made from', null];
let serial = 0;

const set = (table: string, column: string, values: readonly unknown[]) =>
  kindOf(`${table}.${column}`, async (a, b) =>
    run(`UPDATE ${table} SET "${column}" = $2 WHERE id = $1`, await at(a, table), pick(values, b)),
  );

const models = [
  kindOf('new model', async (a, b, c) => {
    const id = await rows.bareModel({
      inputModalities: pick(INPUTS, a),
      architectureFamily: pick(FAMILIES, b),
      publisherId: pick([lab, null], c),
      visibility: pick(VISIBILITIES, a),
    });
    await insert(database, 'model_origin', { originId: await rows.origin(), modelId: id });
  }),
  set('model', 'architectureFamily', FAMILIES),
  set('model', 'inputModalities', INPUTS),
  set('model', 'downloads', [null, 5, 1000]),
  set('model', 'parameterCount', [null, 1e6, 1e9]),
  set('model', 'weightsLicenseId', [null, 'mit', 'nc']),
  set('model', 'status', ['ACTIVE', 'STUB', 'REMOVED']),
  set('model', 'visibility', VISIBILITIES),
  set('model', 'likes', [1, 2, 3]),
  set('model', 'tasks', TASKS),
  kindOf('renamed model', async (a) =>
    run('UPDATE model SET slug = $2 WHERE id = $1', await at(a, 'model'), `test/renamed-${++serial}`),
  ),
  kindOf('merged model', async (a, b) => {
    const [away, into] = [await at(a, 'model'), await at(b, 'model', 'id', '"mergedIntoId" IS NULL')];
    if (away === into) return;
    await run(
      'UPDATE model_origin SET "homeId" = "modelId", "modelId" = $2 WHERE "modelId" = $1',
      away,
      into,
    );
    await run('UPDATE model SET "mergedIntoId" = $2 WHERE id = $1 AND id <> $2', away, into);
  }),
  kindOf('split model', async (a) => {
    const id = await at(a, 'model', 'id', '"mergedIntoId" IS NOT NULL');
    await run('UPDATE model SET "mergedIntoId" = NULL WHERE id = $1', id);
    await run('UPDATE model_origin SET "modelId" = $1, "homeId" = NULL WHERE "homeId" = $1', id);
  }),
  kindOf('mapping', async (a, b, c) =>
    run(
      `INSERT INTO model_origin ("originId", "modelId", "isCurrent") VALUES ($1, $2, $3)
        ON CONFLICT ("originId") DO UPDATE SET "modelId" = excluded."modelId", "isCurrent" = excluded."isCurrent"`,
      await originAt(a, 'MODEL'),
      await at(b, 'model'),
      c % 3 > 0,
    ),
  ),
  kindOf('revision', async (a, b) => {
    const id = await at(a, 'model');
    await run('UPDATE model_origin SET "isCurrent" = false WHERE "modelId" = $1', id);
    const revision = b % 2 === 0 ? '0123456789abcdef0123456789abcdef01234567' : '1';
    const originId = await rows.origin({ revision });
    await insert(database, 'model_origin', { originId, modelId: id });
  }),
  kindOf('publisher', () => run('UPDATE publisher SET slug = $2 WHERE id = $1', lab, `lab-${++serial}`)),
];

const datasets = [
  kindOf('new dataset', (a, b, c) =>
    rows.dataset({
      summary: pick(['Photos of cats.', null], a),
      tasks: pick(TASKS, b),
      visibility: pick(VISIBILITIES, c),
    }),
  ),
  set('dataset', 'summary', ['Chest x-rays.', 'Tweets.', null]),
  set('dataset', 'tasks', TASKS),
  set('dataset', 'modalities', INPUTS),
  set('dataset', 'classes', [null, 2, 100]),
  set('dataset', 'status', ['ACTIVE', 'REMOVED']),
  set('dataset', 'visibility', VISIBILITIES),
  kindOf('dataset mapping', async (a, b) =>
    run(
      'UPDATE dataset_origin SET "datasetId" = $2 WHERE "originId" = $1',
      await originAt(a, 'DATASET'),
      await at(b, 'dataset'),
    ),
  ),
  kindOf('vector', async (a, b) =>
    run(
      `INSERT INTO embedding ("datasetId", "encoderVersion", vector, digest) VALUES ($1, $2, $3, '')
        ON CONFLICT ("datasetId", "encoderVersion") DO UPDATE SET vector = excluded.vector`,
      await at(a, 'dataset'),
      encoder.version,
      Array.from(
        (
          await encoder.encode([
            domainFacts({ name: `photos of ${b} things`, description: '', aliases: [], path: [] }),
          ])
        )[0]!,
      ),
    ),
  ),
];

const placed = (kind: 'model' | 'dataset') => [
  kindOf(`${kind} placed`, async (a, b, c) =>
    run(
      `INSERT INTO ${kind}_domain ("${kind}Id", "domainId", confidence) VALUES ($1, $2, $3)
        ON CONFLICT ("${kind}Id", "domainId") DO UPDATE SET confidence = excluded.confidence`,
      await at(a, kind),
      await at(b, 'domain'),
      (c + 1) / 50,
    ),
  ),
  kindOf(`${kind} not placed`, async (a) =>
    run(`DELETE FROM ${kind}_domain WHERE "${kind}Id" = $1`, await at(a, kind)),
  ),
];

const claims = [
  kindOf('lineage', async (a, b, c) =>
    run(
      `INSERT INTO lineage ("childOriginId", "baseOriginId", relation, "relationRaw")
        SELECT $1, $2, $3, $4 WHERE $1::int <> $2::int AND NOT EXISTS (
          SELECT FROM model_origin mine JOIN model_origin theirs USING ("modelId")
          WHERE mine."originId" = $1 AND theirs."originId" = $2)
        ON CONFLICT DO NOTHING`,
      await originAt(a, 'MODEL'),
      await originAt(b, 'MODEL'),
      pick(LINEAGE_RELATIONS, c),
      pick(WORDS, a + b),
    ),
  ),
  kindOf('reworded lineage', async (a, b) =>
    // Not where both are of one model by now: no word is taken for that.
    run(
      `UPDATE lineage SET "relationRaw" = $2 WHERE id = $1 AND NOT EXISTS (
        SELECT FROM model_origin child JOIN model_origin base USING ("modelId")
        WHERE child."originId" = "childOriginId" AND base."originId" = "baseOriginId")`,
      await at(a, 'lineage'),
      pick(WORDS, b),
    ),
  ),
  kindOf('another source', async (a) => {
    const id = await at(a, 'model_origin', 'originId');
    const [own] = await database.query<{ externalId: string; modelId: number }>({
      label: 'test_repository',
      text: `SELECT "externalId", "modelId" FROM origin JOIN model_origin ON "originId" = id WHERE id = $1`,
      values: [id],
    });
    if (own === undefined) return;
    const { externalId, modelId } = own;
    const originId = await rows.origin({ externalId, revision: `source-${++serial}` });
    await insert(database, 'model_origin', { originId, modelId });
  }),
  kindOf('no lineage', async (a) => run('DELETE FROM lineage WHERE id = $1', await at(a, 'lineage'))),
  kindOf('training', async (a, b, c) =>
    run(
      `INSERT INTO training ("modelOriginId", "datasetOriginId", role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      await originAt(a, 'MODEL'),
      await originAt(b, 'DATASET'),
      pick(['PRETRAINING', 'FINE_TUNING'], c),
    ),
  ),
  kindOf('no training', async (a) => run('DELETE FROM training WHERE id = $1', await at(a, 'training'))),
];

const results = [
  kindOf('result', async (a, b, c) =>
    rows.result({
      studyId: await at(c, 'study'),
      baseOriginId: await originAt(a, 'MODEL'),
      targetOriginId: await originAt(b, 'DATASET'),
      metricId: 'accuracy',
      value: c / 50,
      protocol: pick(['FINE_TUNE', 'ZERO_SHOT'], a + c),
      seed: ++serial,
      visibility: pick(VISIBILITIES, b),
      publisherId: pick([lab, null], a),
      adaptedOriginId: c % 4 === 0 ? await originAt(c, 'MODEL') : null,
    }),
  ),
  kindOf('correction', async (a, b) => {
    const id = await at(
      a,
      'transfer_result',
      'id',
      'id NOT IN (SELECT coalesce("supersedesId", 0) FROM transfer_result)',
    );
    await run(
      `INSERT INTO transfer_result ("studyId", "baseOriginId", "targetOriginId", split, protocol, "metricId", value,
          "trainingExamples", recipe, seed, "supersedesId", visibility, "publisherId")
        SELECT "studyId", "baseOriginId", "targetOriginId", split, protocol, "metricId", $2,
          "trainingExamples", recipe, seed, id, $3, "publisherId"
        FROM transfer_result WHERE id = $1`,
      id,
      b / 50,
      pick(VISIBILITIES, b),
    );
  }),
  kindOf('dispute', async (a, b) =>
    insert(database, 'transfer_result_dispute', {
      resultId: await at(a, 'transfer_result'),
      kind: pick(['DISPUTE', 'DISPUTE', 'RETRACTION'], b),
      reason: 'Because.',
    }),
  ),
  kindOf('study', () => rows.study()),
];

const words = [
  kindOf('domain', async (a, b) =>
    rows.domain({ description: pick(['Boats.', 'Trees.'], a), parentId: await at(b, 'domain') }),
  ),
  set('domain', 'description', ['Photos of cars.', 'Scans of patients.']),
  kindOf('task', () => rows.task(`task-${++serial}`)),
  kindOf('license', (a) =>
    run(`UPDATE license SET "commercialUse" = $1 WHERE id = 'nc'`, pick(['YES', 'NO'], a)),
  ),
  kindOf('metric', () => rows.metric()),
];

const change = fc.oneof(
  ...[models, datasets, placed('model'), placed('dataset'), claims, results, words].map((kinds) => ({
    weight: kinds.length,
    arbitrary: fc.oneof(...kinds),
  })),
);
