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

it('shows what was declared of a merged model among the edges of the other, page by page', async () => {
  const { rows, database } = harness;
  const survivor = await rows.model({ slug: 'acme/kept' });
  const merged = await rows.model({ slug: 'acme/gone', mergedIntoId: survivor.id });
  const edge = async (baseId: number, kind: string, expectedGain: number) =>
    database.query({
      label: 'test_edge',
      text: `INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, "expectedGain", compatibility, margin, "evidenceCount", reason)
        VALUES ($1, $2, 'FINE_TUNE', $3, $4, 0.5, 0.1, 1, 'Because.')`,
      values: [baseId, await rows.domain(), kind, expectedGain],
    });
  for (const gain of [8, 6, 4]) await edge(survivor.id, gain === 6 ? 'PREDICTED' : 'DECLARED', gain);
  for (const gain of [7, 5, 3]) await edge(merged.id, 'DECLARED', gain);
  await edge(merged.id, 'PREDICTED', 9);

  const page = async (args: string) => {
    const { data } = await harness.ask(`{ models(where: { slug: { eq: "acme/kept" } }) { nodes {
      transferEdges(${args}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { expectedGain } } } } }`);
    const { models } = data as unknown as { models: { nodes: { transferEdges: Edges }[] } };
    const { totalCount, pageInfo, nodes } = models.nodes[0]!.transferEdges;
    return { totalCount, ...pageInfo, gains: nodes.map(({ expectedGain }) => expectedGain) };
  };
  const first = await page('first: 2');
  expect(first).toMatchObject({ totalCount: 6, hasNextPage: true, gains: [8, 7] });
  const second = await page(`first: 3, after: "${first.endCursor}"`);
  expect(second).toMatchObject({ hasNextPage: true, hasPreviousPage: true, gains: [6, 5, 4] });
  expect(await page(`first: 3, after: "${second.endCursor}"`)).toMatchObject({
    hasNextPage: false,
    gains: [3],
  });
  expect(await page('last: 2')).toMatchObject({ hasPreviousPage: true, gains: [4, 3] });
  const before = await page(`last: 2, before: "${second.startCursor}"`);
  expect(before).toMatchObject({ hasPreviousPage: false, gains: [8, 7] });
});

interface Edges {
  readonly totalCount: number;
  readonly pageInfo: { readonly startCursor: string; readonly endCursor: string };
  readonly nodes: readonly { readonly expectedGain: number }[];
}
