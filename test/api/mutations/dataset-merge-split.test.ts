import { openHarness, type Harness } from '../transfer/harness';
import { mutate } from './mutations';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
  await harness.rows.publisher({ slug: 'acme', name: 'Acme' });
});
afterAll(() => harness.close());

const SELECT = 'slug summary status classes origins { hub { id } externalId }';
const register = (name: string, facts: Record<string, unknown> = {}) =>
  mutate<{ slug: string }>(harness.ask, 'datasetRegister', {
    input: { publisher: 'acme', name, ...facts },
    select: 'slug',
  });
const merge = (from: string, into: string) =>
  mutate(harness.ask, 'datasetMerge', {
    input: { from, into, reason: 'The same pictures.' },
    select: SELECT,
  });
const split = (dataset: string, externalIds: string[], more: Record<string, unknown> = {}) =>
  mutate(harness.ask, 'datasetSplit', {
    input: { dataset, origins: externalIds.map((externalId) => ({ hub: 'local', externalId })), ...more },
    select: SELECT,
  });
const dataset = async (reference: string) =>
  (await harness.ask<{ dataset: unknown }>(`{ dataset(slug: "${reference}") { ${SELECT} } }`)).data.dataset;
const sql = <Row>(text: string, ...values: unknown[]) =>
  harness.database.query<Row>({ label: 'test', text, values });
const digest = () =>
  sql(`SELECT id, slug, summary, status, classes, "mergedIntoId",
    (SELECT array_agg("originId" ORDER BY "originId") FROM dataset_origin WHERE "datasetId" = dataset.id) AS origins
    FROM dataset ORDER BY id`);

it('makes two datasets one with the origins of both, and every name of either leads to it', async () => {
  await register('One', { summary: 'Of one.' });
  await register('Other', { summary: 'Of the other.', classes: 9 });
  const { data } = await harness.ask<{ dataset: { id: string } }>(`{ dataset(slug: "acme/other") { id } }`);
  const { object, userErrors } = await merge('acme/other', 'acme/one');
  expect(userErrors).toEqual([]);
  expect(object).toMatchObject({ slug: 'acme/One', classes: 9, status: 'ACTIVE' });
  expect(await dataset('acme/other')).toEqual(object);
  const byId = await harness.ask<{ node: unknown }>(
    `{ node(id: "${data.dataset.id}") { ... on Dataset { ${SELECT} } } }`,
  );
  expect(byId.data.node).toEqual(object);
  expect(
    await sql(
      `SELECT operation, reason, "otherModelId", "otherDatasetId" IS NOT NULL AS "isDataset" FROM identity_decision`,
    ),
  ).toEqual([{ operation: 'MERGE', reason: 'The same pictures.', otherModelId: null, isDataset: true }]);
});

it('gives back by a split what a merge took, and nothing is lost', async () => {
  await register('Left', { summary: 'Left.', classes: 1 });
  await register('Right', { summary: 'Right.', tags: ['r'] });
  const before = await digest();
  await merge('acme/right', 'acme/left');
  const { object, userErrors } = await split('acme/left', ['acme/Right']);
  expect(userErrors).toEqual([]);
  expect(object).toMatchObject({ slug: 'acme/Right', summary: 'Right.', status: 'ACTIVE', classes: null });
  expect(await dataset('acme/left')).toMatchObject({ summary: 'Left.', classes: 1 });
  expect(await digest()).toEqual(before);
});

it('shows what was measured on either, and derives results from both', async () => {
  const { rows } = harness;
  await register('Photos');
  await register('Pictures');
  const ids = await sql<{ id: number; originId: number }>(
    `SELECT id, "originId" FROM dataset JOIN dataset_origin ON "datasetId" = id WHERE slug IN ('acme/Photos', 'acme/Pictures') ORDER BY id`,
  );
  const [photos, pictures] = ids;
  const [base, child] = [await rows.model({ slug: 'acme/base' }), await rows.model({ slug: 'acme/child' })];
  const [baseOrigin, childOrigin] = [await rows.modelOrigin(base.id), await rows.modelOrigin(child.id)];
  await sql(
    `INSERT INTO lineage ("childOriginId", "baseOriginId", relation) VALUES ($1, $2, 'FINETUNE')`,
    childOrigin,
    baseOrigin,
  );
  await sql(
    `INSERT INTO training ("modelOriginId", "datasetOriginId", role) VALUES ($1, $2, 'FINE_TUNING')`,
    childOrigin,
    photos?.originId,
  );
  await sql(`INSERT INTO study (key, title, doi) VALUES ('merging', 'Merging', '10.1/x')`);
  await sql(
    `INSERT INTO evaluation ("modelOriginId", "datasetOriginId", "metricId", value, "studyId")
      SELECT $1, $2, 'accuracy', 0.5, id FROM study WHERE key = 'merging'`,
    childOrigin,
    pictures?.originId,
  );
  const results = `{ dataset(slug: "acme/photos") { evaluations { totalCount } transferResults { totalCount } } }`;
  expect((await harness.ask(results)).data).toMatchObject({ dataset: { evaluations: { totalCount: 0 } } });
  expect((await merge('acme/pictures', 'acme/photos')).userErrors).toEqual([]);
  expect((await harness.ask(results)).data).toMatchObject({
    dataset: { evaluations: { totalCount: 1 }, transferResults: { totalCount: 1 } },
  });
});

it('refuses what is not there, what is one already, and to leave nothing', async () => {
  await register('Alone');
  expect((await merge('acme/alone', 'acme/nobody')).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'into'] },
  ]);
  expect((await merge('acme/alone', 'ACME/ALONE')).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await split('acme/alone', ['acme/Alone'])).userErrors).toMatchObject([
    { code: 'CONFLICT', field: ['input', 'origins'] },
  ]);
  expect((await split('acme/nothing', ['x'])).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'dataset'] },
  ]);
});
