import { openHarness, type Harness } from './harness';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

it('reads a result of another hub record of the same model as the same base', async () => {
  const { rows } = harness;
  const base = await rows.model({ slug: 'acme/base' });
  const target = await rows.dataset();
  const metricId = await rows.metric();
  for (const baseOriginId of [base.originId, await rows.modelOrigin(base.id)]) {
    const studyId = await rows.study();
    await rows.result({ studyId, baseOriginId, targetOriginId: target.originId, metricId });
  }
  const { data } = await harness.ask(
    '{ model(slug: "acme/base") { transferResults { totalCount nodes { base { slug } } } } }',
  );
  const node = { base: { slug: 'acme/base' } };
  expect(data).toEqual({ model: { transferResults: { totalCount: 2, nodes: [node, node] } } });
});

it('reads the results of a model that was merged into another as those of the other', async () => {
  const { rows, database } = harness;
  const survivor = await rows.model({ slug: 'acme/survivor' });
  const merged = await rows.model({ slug: 'acme/merged', mergedIntoId: survivor.id });
  const target = await rows.dataset();
  await rows.result({
    studyId: await rows.study(),
    baseOriginId: merged.originId,
    targetOriginId: target.originId,
    metricId: await rows.metric(),
  });
  await database.query({
    label: 'test_merge',
    text: 'UPDATE model_origin SET "modelId" = $1 WHERE "modelId" = $2',
    values: [survivor.id, merged.id],
  });
  const { data } = await harness.ask(
    '{ model(slug: "acme/merged") { slug transferResults { nodes { base { slug } } } } }',
  );
  const nodes = [{ base: { slug: 'acme/survivor' } }];
  expect(data).toEqual({ model: { slug: 'acme/survivor', transferResults: { nodes } } });
});
