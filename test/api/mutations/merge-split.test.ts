import { openHarness, type Harness } from '../transfer/harness';
import { mutate } from './mutations';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
  await harness.rows.publisher({ slug: 'acme', name: 'Acme' });
});
afterAll(() => harness.close());

const SELECT = 'slug summary status parameterCount origins { hub { id } externalId }';
const register = (name: string, facts: Record<string, unknown> = {}) =>
  mutate<{ slug: string }>(harness.ask, 'modelRegister', {
    input: { publisher: 'acme', name, ...facts },
    select: 'slug',
  });
const merge = (from: string, into: string) =>
  mutate(harness.ask, 'modelMerge', { input: { from, into, reason: 'The same weights.' }, select: SELECT });
const split = (model: string, externalIds: string[], more: Record<string, unknown> = {}) =>
  mutate(harness.ask, 'modelSplit', {
    input: { model, origins: externalIds.map((externalId) => ({ hub: 'local', externalId })), ...more },
    select: SELECT,
  });
const model = async (slug: string) =>
  (await harness.ask<{ model: unknown }>(`{ model(slug: "${slug}") { ${SELECT} } }`)).data.model;
const sql = <Row>(text: string, ...values: unknown[]) =>
  harness.database.query<Row>({ label: 'test', text, values });
const digest = () =>
  sql(`SELECT id, slug, summary, status, "parameterCount", "mergedIntoId",
    (SELECT array_agg("originId" ORDER BY "originId") FROM model_origin WHERE "modelId" = model.id) AS origins
    FROM model ORDER BY id`);

it('makes two models one with the origins of both, and both names lead to it', async () => {
  await register('One', { summary: 'Of one.' });
  await register('Other', { summary: 'Of the other.', parameterCount: 9 });
  const { object, userErrors } = await merge('acme/other', 'acme/one');
  expect(userErrors).toEqual([]);
  expect(object).toMatchObject({ slug: 'acme/One', parameterCount: 9, status: 'ACTIVE' });
  expect(await model('acme/other')).toEqual(object);
  expect(await model('acme/one')).toEqual(object);
  expect(await sql(`SELECT operation, reason FROM identity_decision`)).toEqual([
    { operation: 'MERGE', reason: 'The same weights.' },
  ]);
  const [last] = await sql<{ slug: string }>(
    `SELECT slug FROM change WHERE "entityType" = 'Model' AND operation = 'UPDATED' AND slug = 'acme/Other'`,
  );
  expect(last).toEqual({ slug: 'acme/Other' });
});

it('gives back by a split what a merge took, and nothing is lost', async () => {
  await register('Left', { summary: 'Left.', parameterCount: 1 });
  await register('Right', { summary: 'Right.', tags: ['r'] });
  const before = await digest();
  await merge('acme/right', 'acme/left');
  const { object, userErrors } = await split('acme/left', ['acme/Right']);
  expect(userErrors).toEqual([]);
  expect(object).toMatchObject({
    slug: 'acme/Right',
    summary: 'Right.',
    status: 'ACTIVE',
    parameterCount: null,
  });
  expect(await model('acme/left')).toMatchObject({ summary: 'Left.', parameterCount: 1 });
  expect(await digest()).toEqual(before);
});

it('makes a new model of records that no merge brought', async () => {
  const { id } = await harness.rows.model({ slug: 'mixed/one' });
  const originId = await harness.rows.modelOrigin(id);
  const [origin] = await sql<{ externalId: string }>(
    `SELECT "externalId" FROM origin WHERE id = $1`,
    originId,
  );
  const { object, userErrors } = await mutate(harness.ask, 'modelSplit', {
    input: {
      model: 'mixed/one',
      origins: [{ hub: 'test', externalId: origin?.externalId }],
      newSlug: 'mixed/two',
    },
    select: SELECT,
  });
  expect(userErrors).toEqual([]);
  expect(object).toMatchObject({ slug: 'mixed/two', origins: [{ externalId: origin?.externalId }] });
});

it('refuses to make a model its own base, and says why', async () => {
  await register('Root');
  await register('Scion');
  await mutate(harness.ask, 'lineageRecord', {
    input: { child: 'acme/scion', base: 'acme/root', relation: 'FINETUNE' },
    select: 'relation',
  });
  const before = await digest();
  expect((await merge('acme/scion', 'acme/root')).userErrors).toMatchObject([
    { code: 'CYCLE', field: ['input', 'into'], message: expect.stringContaining('was made from') as string },
  ]);
  expect((await merge('acme/root', 'acme/scion')).userErrors).toMatchObject([
    { code: 'CYCLE', field: ['input', 'from'] },
  ]);
  expect(await digest()).toEqual(before);
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
  expect((await split('acme/alone', ['acme/Nobody'])).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'origins', '0'] },
  ]);
});

it('shows edges that were declared for a model that was emptied on the other one, until a split gives them back', async () => {
  await register('Kept');
  await register('Gone');
  await mutate(harness.ask, 'domainCreate', { input: { slug: 'rivers', name: 'Rivers' } });
  for (const base of ['acme/kept', 'acme/gone'])
    await mutate(harness.ask, 'transferEdgeDeclare', {
      input: { base, domain: 'rivers', protocol: 'FROZEN', reason: `Of ${base}.` },
    });
  const edges = async (slug: string) => {
    const ask = `{ model(slug: "${slug}") { transferEdges { totalCount nodes { reason base { slug } } } } }`;
    const { data } = await harness.ask<{ model: { transferEdges: { nodes: { reason: string }[] } } }>(ask);
    return data.model.transferEdges.nodes.map(({ reason, ...edge }) => ({ reason, ...edge }));
  };
  const declared = (slug: string) => [{ reason: `Of ${slug.toLowerCase()}.`, base: { slug } }];
  await merge('acme/gone', 'acme/kept');
  const both = ['acme/gone', 'acme/kept'].map((name) => ({
    reason: `Of ${name}.`,
    base: { slug: 'acme/Kept' },
  }));
  expect(await edges('acme/kept')).toEqual(expect.arrayContaining(both));
  const listed = await harness.ask<{ transferEdges: unknown }>(
    `{ transferEdges(where: { base: { slug: { eq: "acme/Kept" } } }) { totalCount } }`,
  );
  expect(listed.data).toEqual({ transferEdges: { totalCount: 2 } });
  await split('acme/kept', ['acme/Gone']);
  expect(await edges('acme/gone')).toEqual(declared('acme/Gone'));
  expect(await edges('acme/kept')).toEqual(declared('acme/Kept'));
});

it('leaves nothing behind on a stub that a model was merged into by mistake', async () => {
  await register('Described', { summary: 'Described.', parameterCount: 5 });
  await mutate(harness.ask, 'modelRegister', { input: { publisher: 'acme', name: 'Child' } });
  const [stub] = await sql<{ id: number }>(
    `INSERT INTO model (slug, name, status) VALUES ('named/only', 'only', 'STUB') RETURNING id`,
  );
  await sql(
    `WITH made AS (
      INSERT INTO origin ("hubId", kind, "externalId", revision, digest, "isStub")
      VALUES ('local', 'MODEL', 'named/only', '', '', true) RETURNING id
    ) INSERT INTO model_origin ("originId", "modelId") SELECT id, $1 FROM made`,
    stub?.id,
  );
  await merge('acme/described', 'named/only');
  expect(await model('named/only')).toMatchObject({ summary: 'Described.', status: 'ACTIVE' });
  await split('named/only', ['acme/Described']);
  expect(await model('named/only')).toMatchObject({ summary: null, parameterCount: null, status: 'STUB' });
  expect(await model('acme/described')).toMatchObject({ summary: 'Described.', parameterCount: 5 });
});
