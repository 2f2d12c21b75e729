import { PUBLIC_REACH, visibleRows } from '../../../src/access';
import { modelList } from '../../../src/catalog';
import {
  LineageRepository,
  SAID_BETTER,
  trainingList,
} from '../../../src/catalog/lineage/lineage.repository';
import { ListReader, selecting, type Database, type ListDefinition } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { Factories, type Made } from '../../support/factories';
import { Rows } from '../../support/rows';

const RELATIONS = ['FINETUNE', 'MERGE', 'ADAPTER'] as const;
const ROLES = ['PRETRAINING', 'FINE_TUNING'] as const;
const DEPTH = 3;

let database: Database;
let rows: Rows;
let factories: Factories;
let domains: number[];
let datasets: Made[];
const models: Made[] = [];
const sql = <Row>(text: string, ...values: unknown[]) => database.query<Row>({ label: 'test', text, values });

/** The same made-up numbers in each run. */
let state = 7;
const luck = (many: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * many);
};
const one = <Value>(values: readonly Value[]): Value => values[luck(values.length)]!;

beforeAll(async () => {
  database = await openTestDatabase();
  rows = new Rows(database);
  factories = new Factories(database);
  domains = [await rows.domain(), await rows.domain()];
  datasets = [await rows.dataset(), await rows.dataset(), await rows.dataset()];
  for (let count = 0; count < 12; count++) models.push(await rows.model({ downloads: luck(20) || null }));
});
afterAll(() => database.close());

/** Something that a writer of the catalogue may do; what the database refuses is not done. */
async function write(): Promise<void> {
  const model = one(models);
  const writes: readonly (() => Promise<unknown>)[] = [
    () => factories.isIn({ modelId: model.id }, one(domains)),
    () => factories.aTrainingOf(model, one(datasets), one(ROLES)),
    () => factories.aLineageOf(model, one(models), one(RELATIONS)),
    () => factories.aLineageOf(model, models[0]!, one(RELATIONS)),
    () => sql('UPDATE model SET downloads = $1 WHERE id % 3 = $2', luck(20) || null, luck(3)),
    async () => {
      const originId = await rows.modelOrigin(model.id);
      await factories.aLineageOf({ ...model, originId }, one(models), one(RELATIONS));
      await factories.aTrainingOf({ ...model, originId }, one(datasets));
    },
    async () => {
      // Another source of the same repository, which tells of the same data.
      const [{ externalId } = { externalId: '' }] = await sql<{ externalId: string }>(
        'SELECT "externalId" FROM origin WHERE id = $1',
        model.originId,
      );
      const revision = String(luck(1_000_000));
      const originId = await rows.origin({ externalId, revision, source: 'card' });
      await sql(
        'INSERT INTO model_origin ("originId", "modelId") SELECT $1, "modelId" FROM model_origin WHERE "originId" = $2',
        originId,
        model.originId,
      );
      const data = one(datasets);
      await factories.aTrainingOf({ ...model, originId }, data, one(ROLES));
      await factories.aTrainingOf(model, data, one(ROLES));
    },
    () =>
      sql(
        `UPDATE training SET role = CASE role WHEN 'PRETRAINING' THEN 'FINE_TUNING' ELSE 'PRETRAINING' END WHERE id % 7 = $1`,
        luck(7),
      ),
    () => sql('UPDATE model_origin SET "isCurrent" = NOT "isCurrent" WHERE "originId" % 5 = $1', luck(5)),
    () => sql('UPDATE model_origin SET "modelId" = $1 WHERE "modelId" = $2', one(models).id, model.id),
    () =>
      sql(
        'UPDATE dataset_origin SET "datasetId" = $1 WHERE "originId" = $2',
        one(datasets).id,
        one(datasets).originId,
      ),
    () => sql('DELETE FROM lineage WHERE id = (SELECT max(id) FROM lineage)'),
    () => sql('DELETE FROM training WHERE id = (SELECT min(id) FROM training)'),
    () =>
      sql(
        `UPDATE model SET visibility = CASE visibility WHEN 'PUBLIC' THEN 'PRIVATE' ELSE 'PUBLIC' END WHERE id = $1`,
        model.id,
      ),
  ];
  await one(writes)().catch(() => undefined);
}

/** As the lists were read before: from the facts. */
const PLAIN: ListDefinition = {
  ...modelList,
  name: 'test_models',
  scopeEntries: {},
  scopes: {
    ...modelList.scopes,
    dataset: (own, dataset) =>
      `${own}.id IN (SELECT mine."modelId" FROM dataset_origin theirs
        JOIN training ON training."datasetOriginId" = theirs."originId"
        JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
        WHERE theirs."datasetId" = ${dataset})`,
  },
};
const TRAININGS: ListDefinition = {
  ...trainingList,
  name: 'test_trainings',
  shape: {
    ...trainingList.shape,
    source: `(SELECT min(training.id) AS id, mine."modelId", theirs."datasetId", training.role
      FROM training JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
      JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
      WHERE NOT ${SAID_BETTER}
      GROUP BY mine."modelId", theirs."datasetId", training.role)`,
  },
};
const LINEAGE = `
  SELECT min(claim.id) AS id, mine."modelId" AS "childId", theirs."modelId" AS "baseId", claim.relation
  FROM lineage claim JOIN model_origin mine ON mine."originId" = claim."childOriginId" AND mine."isCurrent"
  JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
  WHERE mine."modelId" <> theirs."modelId" GROUP BY 2, 3, 4 ORDER BY 1`;

async function expectSame(): Promise<void> {
  for (const seen of [database, database.as(visibleRows(PUBLIC_REACH))]) {
    const read = async (list: ListDefinition, scope: string, ids: readonly number[]) => {
      const reader = new ListReader<{ id: number }>(seen, list);
      const pages = [];
      for (const direction of ['ASC', 'DESC'] as const) {
        const page = { size: 4, from: one(['start', 'end'] as const), after: null, before: null };
        pages.push(page.from);
        const asked = { selection: selecting('id'), page, orderBy: { field: 'DOWNLOADS', direction } };
        for (const { rows: found, order } of (await reader.pagesOf({ scope, ids }, asked)).values())
          pages.push([order, ...found.map(({ id, sortKey }) => [id, Number(sortKey)])]);
      }
      return [pages, await reader.countsOf({ scope, ids }, {})];
    };
    for (const [scope, ids] of [
      ['domain', domains],
      ['dataset', datasets.map(({ id }) => id)],
    ] as const) {
      const before = state;
      const plain = await read(PLAIN, scope, ids);
      state = before;
      expect(await read(modelList, scope, ids)).toEqual(plain);
    }
    const trainings = async (list: ListDefinition) => {
      const page = { size: 4, from: 'start', after: null, before: null } as const;
      const asked = { selection: selecting('role', 'datasetId'), page };
      const parents = { scope: 'model', ids: models.map(({ id }) => id) };
      const reader = new ListReader<{ id: number }>(seen, list);
      const pages = await reader.pagesOf(parents, asked);
      return [[...pages.values()].map(({ rows: found }) => found), await reader.countsOf(parents, {})];
    };
    expect(await trainings(trainingList)).toEqual(await trainings(TRAININGS));
    await expectFiltered(seen);
    const lineage = await seen.query<Edge>({ label: 'test', text: LINEAGE });
    const kept = 'SELECT id, "childId", "baseId", relation FROM model_lineage ORDER BY id';
    expect(await seen.query({ label: 'test', text: kept })).toEqual(lineage);
    await expectWalks(seen, lineage);
  }
}

/** The filter finds the models whose list of trainings has what is asked for. */
async function expectFiltered(seen: Database): Promise<void> {
  const reader = new ListReader<{ id: number }>(seen, modelList);
  const trainings = await seen.query<{ modelId: number; slug: string; role: string }>({
    label: 'test',
    text: `SELECT training."modelId", dataset.slug, training.role
      FROM (${TRAININGS.shape.source.slice(1, -1)}) training JOIN dataset ON dataset.id = training."datasetId"`,
  });
  const visible = await seen.query<{ id: number }>({
    label: 'test',
    text: 'SELECT id FROM model ORDER BY id',
  });
  const page = { size: 100, from: 'start', after: null, before: null } as const;
  for (const role of ROLES)
    for (const { slug } of await sql<{ slug: string }>('SELECT slug FROM dataset')) {
      const trainedOn = { dataset: { eq: slug }, role: { eq: role } };
      const listed = new Set(
        trainings.filter((one) => one.slug === slug && one.role === role).map(({ modelId }) => modelId),
      );
      for (const isAsked of [true, false]) {
        const where = isAsked ? { trainedOn } : { not: { trainedOn } };
        const found = await reader.page({ selection: selecting('id'), page, where });
        const right = visible.filter(({ id }) => listed.has(id) === isAsked);
        expect(found.rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual(right.map(({ id }) => id));
      }
    }
}

interface Edge {
  readonly childId: number;
  readonly baseId: number;
}

/** What is reached step by step, the nearest and best known first. */
async function expectWalks(seen: Database, lineage: readonly Edge[]): Promise<void> {
  const known = await sql<{ id: number; downloads: number }>(
    'SELECT id, coalesce(downloads, -1)::int AS downloads FROM model',
  );
  const downloads = new Map(known.map(({ id, downloads: many }) => [id, many]));
  const better = (left: number, right: number) =>
    downloads.get(right)! - downloads.get(left)! || left - right;
  const repository = new LineageRepository(seen);
  for (const direction of ['up', 'down'] as const)
    for (const first of [1, 3, 100]) {
      const start = one(models).id;
      const reached = new Map([[start, 0]]);
      for (let depth = 1; depth <= DEPTH; depth++)
        for (const { childId, baseId } of lineage) {
          const [from, to] = direction === 'up' ? [childId, baseId] : [baseId, childId];
          if (reached.get(from) === depth - 1 && !reached.has(to)) reached.set(to, depth);
        }
      reached.delete(start);
      const right = [...reached].sort(([left, near], [right, far]) => near - far || better(left, right));
      const walked = await repository.walk([start], { direction, depth: DEPTH, first }, selecting('id'));
      expect(walked.map(({ model, depth }) => [model.id, depth])).toEqual(right.slice(0, first));
    }
}

it('lists of what hangs on one thing are those that follow from the facts, after any writes', async () => {
  let [most, toldBetter] = [0, 0];
  for (let count = 0; count < 240; count++) {
    await write();
    if (count % 12 === 0) await expectSame();
    const [{ many } = { many: 0 }] = await sql<{ many: number }>(
      'SELECT least((SELECT count(*) FROM model_lineage), (SELECT count(*) FROM model_dataset), (SELECT count(*) FROM model_domain))::int AS many',
    );
    most = Math.max(most, many);
    const [{ better } = { better: 0 }] = await sql<{ better: number }>(
      `SELECT count(*)::int AS better FROM training JOIN model_origin mine ON mine."originId" = training."modelOriginId"
        WHERE mine."isCurrent" AND ${SAID_BETTER}`,
    );
    toldBetter = Math.max(toldBetter, better);
  }
  await expectSame();
  expect(most).toBeGreaterThan(5);
  expect(toldBetter).toBeGreaterThan(2);
}, 120_000);

it('what hangs on a model that is deleted is not listed', async () => {
  const id = await rows.bareModel();
  await factories.isIn({ modelId: id }, domains[0]!);
  await sql('DELETE FROM model WHERE id = $1', id);
  expect(await sql('SELECT FROM model_domain WHERE "modelId" = $1', id)).toEqual([]);
});

it('no change of downloads counts as one of what recommendations know but the model’s own', async () => {
  const revision = () => sql('SELECT "knowledgeRevision" FROM catalog_state');
  const before = await revision();
  await sql('UPDATE model_domain SET downloads = downloads + 1');
  expect(await revision()).toEqual(before);
});
