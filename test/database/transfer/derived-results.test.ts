import type { Database } from '../../../src/platform/database';
import { DerivedResultRepository } from '../../../src/transfer';
import { openTestDatabase } from '../../support/database';
import { insert, Rows, type Row } from '../../support/rows';

let database: Database;
let rows: Rows;
let metricId: string;
const derived = new DerivedResultRepository();

interface Thing {
  id: number;
  originId: number;
}

beforeAll(async () => {
  database = await openTestDatabase();
  rows = new Rows(database);
  metricId = await rows.metric();
});
afterAll(() => database.close());

const madeFrom = (child: Thing, base: Thing, relation = 'FINETUNE') =>
  insert(database, 'lineage', { childOriginId: child.originId, baseOriginId: base.originId, relation });
const trainedOn = (model: Thing, dataset: Thing, role = 'FINE_TUNING') =>
  insert(database, 'training', { modelOriginId: model.originId, datasetOriginId: dataset.originId, role });
const measured = async (model: Thing, dataset: Thing, row: Row = {}) => {
  const studyId = await rows.study();
  const claim = {
    modelOriginId: model.originId,
    datasetOriginId: dataset.originId,
    metricId,
    value: 0.8,
    studyId,
  };
  const { id } = await insert(database, 'evaluation', { ...claim, ...row });
  return { id, studyId };
};
const resultsOf = (base: Thing) =>
  database.query<Row>({
    label: 'test',
    text: 'SELECT * FROM transfer_result WHERE "baseOriginId" = $1',
    values: [base.originId],
  });

/** A child that was fine-tuned from a base on a target. */
async function aFamily() {
  const [base, child, target] = [await rows.model(), await rows.model(), await rows.dataset()];
  await madeFrom(child, base);
  await trainedOn(child, target);
  return { base, child, target };
}

it('makes a result of the base of what a study measured of its child', async () => {
  const { base, child, target } = await aFamily();
  const { id: evaluationId, studyId } = await measured(child, target, { split: 'test' });
  expect(await derived.derive(database, [child.id])).toBe(1);
  expect(await resultsOf(base)).toMatchObject([
    {
      studyId,
      evaluationId,
      metricId,
      value: 0.8,
      split: 'test',
      derivation: 'DERIVED',
      protocol: 'FINE_TUNE',
      adaptedOriginId: child.originId,
      targetOriginId: target.originId,
    },
  ]);
});

it('keeps results on two parts of a dataset apart', async () => {
  const { base, child, target } = await aFamily();
  const studyId = await rows.study();
  for (const [subset, value] of [
    ['eo', 0.2],
    ['fr', 0.1],
    [null, 0.3],
  ])
    await measured(child, target, { subset, value, split: 'test', studyId });
  await measured(child, target, { subset: 'eo', datasetRevision: 'v2', value: 0.4, studyId });
  expect(await derived.derive(database, [child.id])).toBe(4);
  const results = await resultsOf(base);
  expect(results.map(({ split, value }) => [split, value]).sort()).toEqual([
    ['eo, test', 0.2],
    ['eo, v2', 0.4],
    ['fr, test', 0.1],
    ['test', 0.3],
  ]);
  expect(await derived.derive(database, [child.id])).toBe(0);
});

it('adds nothing the second time', async () => {
  const { child, target } = await aFamily();
  await measured(child, target);
  await derived.derive(database, [child.id]);
  expect(await derived.derive(database, [child.id])).toBe(0);
});

it('leaves what the study itself reports', async () => {
  const { base, child, target } = await aFamily();
  const { studyId } = await measured(child, target);
  const key = { studyId, baseOriginId: base.originId, targetOriginId: target.originId, metricId };
  await rows.result({ ...key, value: 0.7, trainingExamples: 100 });
  expect(await derived.derive(database, [child.id])).toBe(0);
});

it('takes no data for those of a fine-tuning that another source says the child was pretrained on', async () => {
  const { base, child, target } = await aFamily();
  const [{ hubId, externalId } = {}] = await database.query<Row>({
    label: 'test',
    text: 'SELECT "hubId", "externalId" FROM origin WHERE id = $1',
    values: [child.originId],
  });
  const listed = await rows.origin({ hubId, externalId, kind: 'MODEL', source: 'listing', revision: '2' });
  await insert(database, 'model_origin', { originId: listed, modelId: child.id });
  await trainedOn({ id: child.id, originId: listed }, target, 'PRETRAINING');
  await measured(child, target);
  expect(await derived.derive(database, [child.id])).toBe(0);
  expect(await resultsOf(base)).toEqual([]);
});

it('takes one value of several that a study gives for the same', async () => {
  const { base, child, target } = await aFamily();
  const { studyId } = await measured(child, target, { value: 0.6 });
  await measured(child, target, { studyId, value: 0.9 });
  await derived.derive(database, [child.id]);
  expect(await resultsOf(base)).toMatchObject([{ value: 0.6 }]);
});

it('follows origins to what they belong to', async () => {
  const { base, child, target } = await aFamily();
  const elsewhere = await rows.modelOrigin(child.id);
  await measured({ id: child.id, originId: elsewhere }, target);
  expect(await derived.derive(database, [child.id])).toBe(1);
  expect(await resultsOf(base)).toMatchObject([{ adaptedOriginId: elsewhere }]);
});

describe('derives nothing', () => {
  it('without a study', async () => {
    const { child, target } = await aFamily();
    await measured(child, target, { studyId: null });
    expect(await derived.derive(database, [child.id])).toBe(0);
  });

  it.each(['QUANTIZED', 'MERGE', 'CONVERTED', 'DISTILLED', 'OTHER'])('from %s', async (relation) => {
    const [base, child, target] = [await rows.model(), await rows.model(), await rows.dataset()];
    await madeFrom(child, base, relation);
    await trainedOn(child, target);
    await measured(child, target);
    expect(await derived.derive(database, [child.id])).toBe(0);
  });

  it('with two bases, of which nobody knows which one it was', async () => {
    const { child, target } = await aFamily();
    await madeFrom(child, await rows.model());
    await measured(child, target);
    expect(await derived.derive(database, [child.id])).toBe(0);
  });

  it('for a dataset that the child was not fine-tuned on', async () => {
    const { child, target } = await aFamily();
    const other = await rows.dataset();
    await trainedOn(child, other, 'PRETRAINING');
    await measured(child, other);
    expect(await derived.derive(database, [child.id])).toBe(0);
    await measured(child, target);
    expect(await derived.derive(database, [child.id])).toBe(1);
  });

  it('from what only an older revision of the record said', async () => {
    const { child, target } = await aFamily();
    await measured(child, target);
    await database.query({
      label: 'test_retire',
      text: 'UPDATE model_origin SET "isCurrent" = false WHERE "originId" = $1',
      values: [child.originId],
    });
    expect(await derived.derive(database, [child.id])).toBe(0);
  });

  it("from a value off its metric's scale", async () => {
    const { child, target } = await aFamily();
    await measured(child, target, { value: 80 });
    expect(await derived.derive(database, [child.id])).toBe(0);
  });
});
