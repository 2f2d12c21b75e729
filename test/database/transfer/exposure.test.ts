import fc from 'fast-check';
import { PUBLIC_REACH, reachOf, visibleRows, VISIBILITIES, WHOLE_REACH } from '../../../src/access';
import { LINEAGE_RELATIONS } from '../../../src/catalog';
import type { Database, SqlExecutor } from '../../../src/platform/database';
import { ScopedTexts } from '../../../src/platform/database/row-scope';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import { leaks } from '../../support/seen-target';

const THINGS = 5;
const ORIGINS = 8;

/** Ids by place: things and origins of both kinds, which the first things own at first. */
interface World {
  models: number[];
  datasets: number[];
  modelOrigins: number[];
  datasetOrigins: number[];
  publishers: number[];
}

let database: Database;
let world: World;
let studyId: number;
let metricId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const rows = new Rows(database);
  [studyId, metricId] = [await rows.study(), await rows.metric()];
  world = { models: [], datasets: [], modelOrigins: [], datasetOrigins: [], publishers: [] };
  for (let place = 0; place < 2; place++) world.publishers.push(await rows.publisher());
  for (let place = 0; place < ORIGINS; place++) {
    if (place < THINGS) {
      const [model, dataset] = [await rows.model(), await rows.dataset()];
      world.models.push(model.id);
      world.modelOrigins.push(model.originId);
      world.datasets.push(dataset.id);
      world.datasetOrigins.push(dataset.originId);
    } else {
      world.modelOrigins.push(await rows.origin(await anotherSourceOf(world.modelOrigins[place - THINGS])));
      world.datasetOrigins.push(await rows.origin({ kind: 'DATASET' }));
    }
  }
});
afterAll(() => database.close());

/** The repository of an origin, as another way of reading its hub describes it. */
async function anotherSourceOf(id: number | undefined): Promise<{ externalId: string; revision: string }> {
  const [row] = await run(database, 'SELECT "externalId" FROM origin WHERE id = $1', id);
  return { externalId: String(row?.externalId), revision: '2' };
}

type Change = (sql: SqlExecutor) => Promise<unknown>;
const run = (sql: SqlExecutor, text: string, ...values: unknown[]) =>
  sql.query<Record<string, unknown>>({ label: 'test_change', text, values });

const thing = fc.nat(THINGS - 1);
const origin = fc.nat(ORIGINS - 1);
const some = fc.uniqueArray(origin, { minLength: 1, maxLength: 3 });
const relation = fc.constantFrom(...LINEAGE_RELATIONS);
const pick = (ids: readonly number[], places: readonly number[]) => places.map((place) => ids[place]!);

/** A source's own word for a relation; null where it was inferred. */
const stated = fc.constantFrom('made from', null);

const claimed: fc.Arbitrary<Change> = fc.tuple(some, some, relation, stated).map(
  ([children, bases, word, raw]) =>
    (sql) =>
      run(
        sql,
        `INSERT INTO lineage ("childOriginId", "baseOriginId", relation, "relationRaw")
          SELECT child, base, $3, $4 FROM unnest($1::int[]) AS child, unnest($2::int[]) AS base
          WHERE child <> base AND NOT EXISTS (SELECT FROM model_origin mine JOIN model_origin theirs USING ("modelId")
            WHERE mine."originId" = child AND theirs."originId" = base)
          ON CONFLICT DO NOTHING`,
        pick(world.modelOrigins, children),
        pick(world.modelOrigins, bases),
        word,
        raw,
      ),
);

/** A relation that was inferred is stated from now on, or the other way round. */
const reworded: fc.Arbitrary<Change> = fc.tuple(origin, stated).map(
  ([child, raw]) =>
    (sql) =>
      run(
        sql,
        `UPDATE lineage own SET "relationRaw" = $2 WHERE "childOriginId" = $1
          AND NOT EXISTS (SELECT FROM model_origin mine JOIN model_origin theirs USING ("modelId")
            WHERE mine."originId" = own."childOriginId" AND theirs."originId" = own."baseOriginId")`,
        world.modelOrigins[child],
        raw,
      ),
);

const unclaimed: fc.Arbitrary<Change> = origin.map(
  (child) => (sql) => run(sql, `DELETE FROM lineage WHERE "childOriginId" = $1`, world.modelOrigins[child]),
);

const renamed: fc.Arbitrary<Change> = fc.tuple(origin, relation).map(
  ([base, word]) =>
    (sql) =>
      run(
        sql,
        `UPDATE lineage SET relation = $2 WHERE id = (SELECT min(id) FROM lineage own WHERE "baseOriginId" = $1
          AND NOT EXISTS (SELECT FROM lineage other WHERE other.relation = $2
            AND other."childOriginId" = own."childOriginId" AND other."baseOriginId" = own."baseOriginId")
          AND NOT EXISTS (SELECT FROM model_origin mine JOIN model_origin theirs USING ("modelId")
            WHERE mine."originId" = own."childOriginId" AND theirs."originId" = own."baseOriginId"))`,
        world.modelOrigins[base],
        word,
      ),
);

const trained: fc.Arbitrary<Change> = fc.tuple(some, some).map(
  ([models, datasets]) =>
    (sql) =>
      run(
        sql,
        `INSERT INTO training ("modelOriginId", "datasetOriginId", role)
          SELECT model, dataset, 'PRETRAINING' FROM unnest($1::int[]) AS model, unnest($2::int[]) AS dataset
          ON CONFLICT DO NOTHING`,
        pick(world.modelOrigins, models),
        pick(world.datasetOrigins, datasets),
      ),
);

const untrained: fc.Arbitrary<Change> = origin.map(
  (model) => (sql) => run(sql, `DELETE FROM training WHERE "modelOriginId" = $1`, world.modelOrigins[model]),
);

/** Merges and splits move mappings; a newer revision takes the place of an older one. */
const mapped = (kind: 'model' | 'dataset'): fc.Arbitrary<Change> =>
  fc.tuple(some, thing, fc.boolean()).map(
    ([origins, one, isCurrent]) =>
      (sql) =>
        run(
          sql,
          `INSERT INTO ${kind}_origin ("originId", "${kind}Id", "isCurrent")
            SELECT origin, $2, $3 FROM unnest($1::int[]) AS origin
            ON CONFLICT ("originId") DO UPDATE SET "${kind}Id" = excluded."${kind}Id", "isCurrent" = excluded."isCurrent"`,
          pick(world[`${kind}Origins`], origins),
          world[`${kind}s`][one],
          isCurrent,
        ),
  );

const unmapped = (kind: 'model' | 'dataset'): fc.Arbitrary<Change> =>
  origin.map(
    (one) => (sql) =>
      run(sql, `DELETE FROM ${kind}_origin WHERE "originId" = $1`, world[`${kind}Origins`][one]),
  );

/** Hides a model or dataset, shows it again, or gives it to another publisher. */
const hidden: fc.Arbitrary<Change> = fc
  .tuple(fc.constantFrom('model', 'dataset'), thing, fc.constantFrom(...VISIBILITIES), fc.nat(1))
  .map(
    ([table, one, visibility, owner]) =>
      (sql) =>
        run(
          sql,
          `UPDATE ${table} SET visibility = $2, "publisherId" = $3 WHERE id = $1`,
          (table === 'model' ? world.models : world.datasets)[one],
          visibility,
          world.publishers[owner],
        ),
  );

let seed = 0;
const measured: fc.Arbitrary<Change> = fc.tuple(origin, origin).map(
  ([base, target]) =>
    (sql) =>
      insert(sql, 'transfer_result', {
        ...{ studyId, metricId, protocol: 'FINE_TUNE', value: 0.5, seed: ++seed },
        baseOriginId: world.modelOrigins[base],
        targetOriginId: world.datasetOrigins[target],
      }),
);

const change = fc.oneof(
  { weight: 4, arbitrary: claimed },
  { weight: 4, arbitrary: measured },
  { weight: 3, arbitrary: trained },
  { weight: 3, arbitrary: hidden },
  { weight: 3, arbitrary: mapped('model') },
  { weight: 2, arbitrary: mapped('dataset') },
  unclaimed,
  renamed,
  reworded,
  untrained,
  unmapped('model'),
  unmapped('dataset'),
);

/** The same rows as somebody sees them who may see this much. */
const scopes = (): ScopedTexts[] => {
  const memberOf = (publisher = 0) =>
    reachOf({ scopes: new Set(['read']), roles: new Map([[publisher, 'VIEWER']]) });
  const known = reachOf({ scopes: new Set(['read']), roles: new Map() });
  return [PUBLIC_REACH, known, ...world.publishers.map(memberOf), WHOLE_REACH].map(
    (reach) => new ScopedTexts(visibleRows(reach), 'public'),
  );
};
const within = (sql: SqlExecutor, scope: ScopedTexts): SqlExecutor => ({
  query: (statement) => sql.query({ ...statement, text: scope.of(statement.text) }),
});

class Undo extends Error {}

/** Does everything that `work` does, and takes it back. */
async function undone(work: (sql: SqlExecutor) => Promise<void>): Promise<void> {
  const done = database.transaction(async (sql) => {
    await work(sql);
    throw new Undo();
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
}

describe('whether the base of a result has seen its target', () => {
  it('is kept as it is defined, for everybody, whatever is claimed, hidden, merged and split', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 25, size: 'max' }), (changes) =>
        undone(async (sql) => {
          for (const one of changes) {
            await one(sql);
            for (const scope of scopes()) {
              const { defined, kept } = await leaks(within(sql, scope));
              expect(kept).toEqual(defined);
            }
          }
        }),
      ),
      { numRuns: 40 },
    );
  });

  it('follows no inferred relation that another source of the repository tells better', async () => {
    await undone(async (sql) => {
      const [card, base, listing] = [0, 1, THINGS].map((place) => world.modelOrigins[place]);
      const [target] = world.datasetOrigins;
      await run(
        sql,
        'INSERT INTO model_origin ("originId", "modelId") VALUES ($1, $2)',
        listing,
        world.models[0],
      );
      await insert(sql, 'training', { modelOriginId: base, datasetOriginId: target, role: 'PRETRAINING' });
      await insert(sql, 'transfer_result', {
        ...{ studyId, metricId, protocol: 'FINE_TUNE', value: 0.5 },
        ...{ baseOriginId: card, targetOriginId: target },
      });
      const isLeaked = async () => (await leaks(sql)).kept.map((one) => one.isLeaked);
      const claim = { baseOriginId: base, relation: 'FINETUNE', relationRaw: null };
      await insert(sql, 'lineage', { ...claim, childOriginId: card });
      expect(await isLeaked()).toEqual([true]);
      const better = { childOriginId: listing, relation: 'COMPONENT', relationRaw: 'component' };
      await insert(sql, 'lineage', { ...claim, ...better });
      expect(await isLeaked()).toEqual([null]);
      await run(sql, `UPDATE lineage SET "relationRaw" = 'finetune' WHERE "childOriginId" = $1`, card);
      expect(await isLeaked()).toEqual([true]);
    });
  });

  it('is found for what was recorded before it was kept', async () => {
    await undone(async (sql) => {
      const [base, model] = [world.modelOrigins[0], world.modelOrigins[1]];
      const [target, other] = [world.datasetOrigins[0], world.datasetOrigins[1]];
      await insert(sql, 'lineage', { childOriginId: base, baseOriginId: model, relation: 'FINETUNE' });
      await insert(sql, 'training', { modelOriginId: model, datasetOriginId: target, role: 'PRETRAINING' });
      for (const targetOriginId of [target, other])
        await insert(sql, 'transfer_result', {
          ...{ studyId, metricId, protocol: 'FINE_TUNE', value: 0.5 },
          ...{ baseOriginId: base, targetOriginId },
        });
      await run(sql, 'DELETE FROM transfer_result_exposure');
      await run(sql, 'DELETE FROM measured_line');
      await run(sql, 'SELECT renew_measured_lines(ARRAY(SELECT id FROM model))');
      await run(sql, `SELECT renew_exposures('{}', ARRAY(SELECT id FROM transfer_result))`);
      const { defined, kept } = await leaks(sql);
      expect(kept.map(({ isLeaked }) => isLeaked)).toEqual([true, false]);
      expect(kept).toEqual(defined);
    });
  });
});
