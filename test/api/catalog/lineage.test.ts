import { countStatements } from '../../support/count-statements';
import type { Made } from '../../support/factories';
import { at, CatalogApp } from './catalog-app';

let app: CatalogApp;
let root: Made;

const open = {
  commercialUse: 'YES',
  derivatives: 'YES',
  redistribution: 'YES',
  copyleft: 'NO',
  attribution: 'NO',
};

beforeAll(async () => {
  app = await CatalogApp.start();
  const { make } = app;
  const research = await make.aLicense({ id: 'research-only', ...open, commercialUse: 'NO' });
  root = await make.aModel({ slug: 'base', weightsLicenseId: research });
  const child = await make.aModel({ slug: 'child', weightsLicenseId: 'mit' });
  const silent = await make.aModel({ slug: 'silent' });
  const backbone = await make.aModel({ slug: 'backbone', weightsLicenseId: 'mit' });
  await make.aLineageOf(child, root, 'FINETUNE');
  await make.aLineageOf(silent, child, 'QUANTIZED');
  await make.aLineageOf(silent, backbone, 'COMPONENT');
  for (let n = 0; n < 25; n++) {
    await make.aLineageOf(
      await make.aModel({ slug: `leaf-${n}`, downloads: n }),
      silent,
      n % 2 ? 'ADAPTER' : 'MERGE',
    );
  }
  // A cycle that two hubs made between them, each with a claim of its own.
  const [left, right] = [await make.aModel({ slug: 'left' }), await make.aModel({ slug: 'right' })];
  await make.aLineageOf(left, right, 'OTHER');
  await make.aLineageOf(right, left, 'FINETUNE');
});

afterAll(() => app.close());

it('tells what a model was made from', async () => {
  const answer = await app.query(`{ model(slug: "silent") {
    bases { relation base { slug licenses { weights { id } } } }
    parts: bases(relation: COMPONENT) { base { slug } child { slug } }
  } }`);
  expect(at(answer, 'model')).toEqual({
    bases: [
      { relation: 'QUANTIZED', base: { slug: 'child', licenses: { weights: { id: 'mit' } } } },
      { relation: 'COMPONENT', base: { slug: 'backbone', licenses: { weights: { id: 'mit' } } } },
    ],
    parts: [{ base: { slug: 'backbone' }, child: { slug: 'silent' } }],
  });
});

it('pages through what was made from a model', async () => {
  const answer = await app.query(`{ model(slug: "silent") {
    derivatives(first: 20) { totalCount nodes { relation child { slug } } pageInfo { hasNextPage } }
    adapters: derivatives(relation: ADAPTER, last: 1) { totalCount edges { node { child { slug } } } }
  } }`);
  expect(at(answer, 'model.derivatives')).toMatchObject({ totalCount: 25, pageInfo: { hasNextPage: true } });
  expect(at(answer, 'model.derivatives.nodes.0')).toEqual({ relation: 'MERGE', child: { slug: 'leaf-0' } });
  expect(at(answer, 'model.adapters')).toEqual({
    totalCount: 12,
    edges: [{ node: { child: { slug: 'leaf-23' } } }],
  });
});

it('walks up and down, the nearest first', async () => {
  const answer = await app.query(`{
    up: model(slug: "leaf-1") { ancestors { depth model { slug } } }
    near: model(slug: "leaf-1") { ancestors(depth: 1) { model { slug } } }
    down: model(slug: "base") { descendants(depth: 10, first: 4) { depth model { slug } } }
  }`);
  expect(at(answer, 'up.ancestors')).toEqual([
    { depth: 1, model: { slug: 'silent' } },
    { depth: 2, model: { slug: 'child' } },
    { depth: 2, model: { slug: 'backbone' } },
    { depth: 3, model: { slug: 'base' } },
  ]);
  expect(at(answer, 'near.ancestors')).toEqual([{ model: { slug: 'silent' } }]);
  expect(at(answer, 'down.descendants')).toEqual([
    { depth: 1, model: { slug: 'child' } },
    { depth: 2, model: { slug: 'silent' } },
    { depth: 3, model: { slug: 'leaf-24' } },
    { depth: 3, model: { slug: 'leaf-23' } },
  ]);
});

it('ends on a cycle, without returning the model itself', async () => {
  const answer = await app.query(
    '{ model(slug: "left") { ancestors(depth: 10) { model { slug } } descendants(depth: 10) { model { slug } } licenses { effective { commercialUse } conflicts { right } } } }',
  );
  expect(answer.errors).toEqual([]);
  expect(at(answer, 'model')).toEqual({
    ancestors: [{ model: { slug: 'right' } }],
    descendants: [{ model: { slug: 'right' } }],
    licenses: { effective: { commercialUse: 'UNKNOWN' }, conflicts: [] },
  });
});

it('resolves licences through lineage, by a fixed number of statements', async () => {
  const query = `query($first: Int) { models(where: { slug: { in: ["base", "child", "silent", "leaf-1"] } }, orderBy: { field: SLUG, direction: ASC }, first: $first) { nodes { slug licenses {
    weights { id } effective { commercialUse attribution license { id } inheritedFrom { slug } }
    conflicts { right claimed given base { slug } }
  } } } }`;
  const answer = await app.query(query, { first: 50 });
  expect(answer.errors).toEqual([]);
  const [base, child, leaf, silent] = ['0', '1', '2', '3'].map((place) =>
    at(answer, `models.nodes.${place}.licenses`),
  );
  expect(base).toEqual({
    weights: { id: 'research-only' },
    effective: {
      commercialUse: 'NO',
      attribution: 'NO',
      license: { id: 'research-only' },
      inheritedFrom: null,
    },
    conflicts: [],
  });
  expect(child).toEqual({
    weights: { id: 'mit' },
    effective: { commercialUse: 'NO', attribution: 'YES', license: { id: 'mit' }, inheritedFrom: null },
    conflicts: [{ right: 'commercialUse', claimed: 'YES', given: 'NO', base: { slug: 'base' } }],
  });
  expect(silent).toMatchObject({ effective: { commercialUse: 'NO', license: { id: 'mit' } } });
  expect(leaf).toMatchObject({
    effective: {
      commercialUse: 'NO',
      attribution: 'YES',
      license: { id: 'mit' },
      inheritedFrom: { slug: 'child' },
    },
  });
  // The page, the licence graph, the words of the licences, and one for each of the two places that
  // name a base.
  const counts = await Promise.resolve([
    await countStatements(() => app.query(query, { first: 2 })),
    await countStatements(() => app.query(query, { first: 4 })),
  ]);
  expect(Math.max(...counts)).toBeLessThanOrEqual(5);
});
