import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { countStatements } from '../../support/count-statements';
import { insert } from '../../support/rows';
import type { Made } from '../../support/factories';
import { ADMIN_TOKEN } from '../../support/app';
import { at, CatalogApp, type Answer } from './catalog-app';

let app: CatalogApp;
let survivor: Made;
let gone: Made;

beforeAll(async () => {
  app = await CatalogApp.start();
  const { make } = app;
  const acme = await make.aPublisher({ slug: 'Acme', name: 'Acme', url: 'not a url' });
  survivor = await make.aModel({ slug: 'Acme/BERT', publisherId: acme });
  gone = await make.aModel({ slug: 'acme/bert-copy', mergedIntoId: survivor.id });
  const earlier = await make.aModel({ slug: 'acme/bert-first', mergedIntoId: gone.id });
  await make.aRedirect('Model', 'Old/Bert', earlier.id);
  await make.aRedirect('Publisher', 'acme-inc', acme);
  const [food, fruit] = [await make.aDomain({ slug: 'food' }), await make.aDomain({ slug: 'food/fruit' })];
  await app.database.query({
    label: 'test_tree',
    text: `UPDATE domain SET "parentId" = ${food} WHERE id = ${fruit}`,
  });
  const fruits = await make.aDataset({
    slug: 'acme/fruits',
    publisherId: acme,
    classes: 131,
    trainingExamples: 67_692,
  });
  await make.isIn({ datasetId: fruits.id }, fruit);
  await make.isIn({ modelId: survivor.id }, fruit);
  await make.aTrainingOf(survivor, fruits, 'FINE_TUNING');
  await make.aTrainingOf(survivor, fruits, 'PRETRAINING');
  for (let n = 0; n < 30; n++) {
    await make.aModel({ slug: `acme/extra-${n}`, publisherId: acme, downloads: n });
    const publisherId = await make.aPublisher({ slug: `house-${n}` });
    for (const kind of ['a', 'b', 'c']) await make.aModel({ slug: `house-${n}/${kind}`, publisherId });
    const dataset = await make.aDataset({ slug: `house-${n}/data`, publisherId });
    await make.isIn({ datasetId: dataset.id }, food);
  }
});

afterAll(() => app.close());

const slugOf = async (slug: string) =>
  at(await app.query('query($slug: String!) { model(slug: $slug) { slug } }', { slug }), 'model.slug') ??
  null;

describe('looking up by slug', () => {
  it.each([
    ['acme/bert', 'without regard to case'],
    ['OLD/bert', 'by an old slug, through two merges'],
    ['acme/bert-copy', 'by the slug of what was merged away'],
  ])('finds %s %s, by one statement', async (slug) => {
    await expect(slugOf(slug)).resolves.toBe('Acme/BERT');
    await expect(countStatements(() => slugOf(slug))).resolves.toBe(1);
  });

  it.each(['acme/unknown', '', 'x'.repeat(500)])('answers null for %j', async (slug) => {
    await expect(slugOf(slug)).resolves.toBeNull();
  });

  it('finds datasets, domains and publishers in the same way', async () => {
    const answer = await app.query(`{
      dataset(slug: "ACME/fruits") { slug classes trainingExamples domains { slug parent { slug } } }
      domain(slug: "Food/Fruit") { slug parent { slug parent { slug } } }
      publisher(slug: "acme-INC") { slug url }
      nothing: domain(slug: "nowhere") { slug }
    }`);
    expect(answer.data).toEqual({
      dataset: {
        slug: 'acme/fruits',
        classes: 131,
        trainingExamples: 67_692,
        domains: [{ slug: 'food/fruit', parent: { slug: 'food' } }],
      },
      domain: { slug: 'food/fruit', parent: { slug: 'food', parent: null } },
      publisher: { slug: 'Acme', url: null },
      nothing: null,
    });
  });
});

describe('looking up by id', () => {
  it('gives ids that lead back, also those of what was merged away', async () => {
    const known = await app.query('{ model(slug: "acme/bert") { id publisher { id } } }');
    const ids = [
      at<string>(known, 'model.publisher.id'),
      at<string>(known, 'model.id'),
      encodeGlobalId('Model', gone.id),
      encodeGlobalId('Model', 999_999),
    ];
    const found = await app.query(
      'query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Model { slug } ... on Publisher { name } } }',
      { ids },
    );
    expect(at(found, 'nodes')).toEqual([
      { __typename: 'Publisher', id: ids[0], name: 'Acme' },
      { __typename: 'Model', id: ids[1], slug: 'Acme/BERT' },
      { __typename: 'Model', id: ids[1], slug: 'Acme/BERT' },
      null,
    ]);
  });

  it('answers null for an id that nothing has', async () => {
    const answer = await app.query('query($id: ID!) { node(id: $id) { id } }', {
      id: encodeGlobalId('Domain', 999_999),
    });
    expect(answer).toEqual({ data: { node: null }, errors: [] });
  });

  it.each([
    'Q',
    'Model:1',
    encodeGlobalId('Hub', 1),
    encodeGlobalId('Model', 2 ** 40),
    `${encodeGlobalId('Model', 1)}=`,
  ])('refuses %s', async (id) => {
    const { errors } = await app.query('query($id: ID!) { node(id: $id) { id } }', { id });
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: 'id' });
  });
});

describe('references from other subgraphs', () => {
  it('are found by id and by slug in two statements, null where there is nothing', async () => {
    const representations = [
      { __typename: 'Model', id: encodeGlobalId('Model', survivor.id) },
      { __typename: 'Model', id: encodeGlobalId('Model', 999_999) },
      { __typename: 'Model', id: 'malformed' },
      { __typename: 'Model', slug: 'old/bert' },
      { __typename: 'Model', slug: 'acme/unknown' },
      { __typename: 'Model', slug: 'acme/extra-3' },
    ];
    let answer: Answer | undefined;
    const statements = await countStatements(async () => {
      answer = await app.query(
        'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Model { slug publisher { slug } } } }',
        { representations },
      );
    });
    expect(answer?.errors).toEqual([]);
    const bert = { slug: 'Acme/BERT', publisher: { slug: 'Acme' } };
    expect(at(answer, '_entities')).toEqual([
      bert,
      null,
      null,
      bert,
      null,
      { slug: 'acme/extra-3', publisher: { slug: 'Acme' } },
    ]);
    expect(statements).toBe(2);
  });
});

describe('lists that hang on an entity', () => {
  it('page by themselves', async () => {
    const query = `query($after: String) { publisher(slug: "acme") {
      models(first: 20, after: $after) { totalCount nodes { slug } pageInfo { hasNextPage endCursor } facets { statuses { value count } } }
    } }`;
    const first = await app.query(query);
    const second = await app.query(query, { after: at(first, 'publisher.models.pageInfo.endCursor') });
    expect(at(first, 'publisher.models')).toMatchObject({
      totalCount: 31,
      facets: { statuses: [{ value: 'ACTIVE', count: 31 }] },
    });
    const slugs = [first, second].flatMap((page) =>
      at<{ slug: string }[]>(page, 'publisher.models.nodes').map(({ slug }) => slug),
    );
    expect(new Set(slugs).size).toBe(31);
    expect(at(second, 'publisher.models.pageInfo.hasNextPage')).toBe(false);
  });

  it('cost one statement each, however many parents there are', async () => {
    const query = `query($first: Int) { datasets(first: $first) { nodes {
      slug publisher { slug models(first: 2) { totalCount nodes { slug } } } domains { slug models(first: 1) { nodes { slug } } }
      trainedModels(first: 2) { nodes { slug } }
    } } }`;
    const few = await countStatements(() => app.query(query, { first: 2 }));
    const many = await countStatements(() => app.query(query, { first: 31 }));
    expect([few, many]).toEqual([6, 6]);
    const answer = await app.query(query, { first: 31 });
    expect(
      at<{ slug: string }[]>(answer, 'datasets.nodes').find(({ slug }) => slug === 'acme/fruits'),
    ).toEqual({
      slug: 'acme/fruits',
      publisher: {
        slug: 'Acme',
        models: { totalCount: 31, nodes: [{ slug: 'acme/extra-29' }, { slug: 'acme/extra-28' }] },
      },
      domains: [{ slug: 'food/fruit', models: { nodes: [{ slug: 'Acme/BERT' }] } }],
      trainedModels: { nodes: [{ slug: 'Acme/BERT' }] },
    });
  });

  it('keep aliases with other arguments apart', async () => {
    const answer = await app.query(`{ model(slug: "acme/bert") {
      all: trainedOn { role }
      tuned: trainedOn(role: FINE_TUNING) { role dataset { slug } }
      one: trainedOn(first: 1) { role }
    } }`);
    expect(at(answer, 'model')).toEqual({
      all: [{ role: 'FINE_TUNING' }, { role: 'PRETRAINING' }],
      tuned: [{ role: 'FINE_TUNING', dataset: { slug: 'acme/fruits' } }],
      one: [{ role: 'FINE_TUNING' }],
    });
  });

  it('follow the tree of domains', async () => {
    const answer =
      await app.query(`{ domain(slug: "food") { children { slug } datasets(first: 1) { totalCount } position { x } }
      domains(where: { within: "food" }, last: 1) { totalCount nodes { slug } } }`);
    expect(answer.data).toEqual({
      domain: { children: [{ slug: 'food/fruit' }], datasets: { totalCount: 30 }, position: null },
      domains: { totalCount: 2, nodes: [{ slug: 'food/fruit' }] },
    });
  });
});

it('lists publishers by slug, forwards and backwards, and those that are asked for', async () => {
  const page = (from: string) => `publishers(${from}) { totalCount nodes { slug } pageInfo { hasNextPage } }`;
  const answer = await app.query(
    `{ first: ${page('first: 1')} last: ${page('last: 1, where: { slug: { in: ["ACME"] } }')} }`,
  );
  expect(answer.data).toEqual({
    first: {
      totalCount: expect.any(Number) as unknown,
      nodes: [{ slug: expect.any(String) as unknown }],
      pageInfo: { hasNextPage: true },
    },
    last: {
      totalCount: 1,
      nodes: [{ slug: expect.stringMatching(/^acme$/i) as unknown }],
      pageInfo: { hasNextPage: false },
    },
  });
});

it('tells about the catalogue as a whole, reading what is asked for', async () => {
  const problem = { record: 'lion', field: null, message: 'is not JSON', action: 'skipped' };
  const zoo = { id: 'zoo', name: 'Zoo', url: 'https://zoo.example/' };
  await insert(app.database, 'hub', { ...zoo, modelCount: 2, problems: JSON.stringify([problem]) });
  const answer = await app.query(
    `{ catalog {
    revision counts { models datasets domains } hubs {
      id name url lastSyncedAt recordCount modelCount datasetCount problemCount problems { record field message action }
    }
    encoderVersion recommenderVersion tensorBackend database
  } }`,
    {},
    ADMIN_TOKEN,
  );
  expect(at(answer, 'catalog')).toMatchObject({
    counts: { models: 121, datasets: 31, domains: 2 },
    encoderVersion: expect.stringMatching(/./) as unknown,
    recommenderVersion: expect.stringMatching(/./) as unknown,
    tensorBackend: expect.stringMatching(/^(native|wasm|cpu)$/) as unknown,
    database: process.env.TEST_DATABASE_URL === undefined ? 'EMBEDDED' : 'POSTGRES',
  });
  expect(at<number>(answer, 'catalog.revision')).toBeGreaterThan(150);
  expect(at(answer, 'catalog.hubs')).toContainEqual({
    ...zoo,
    lastSyncedAt: null,
    recordCount: 0,
    modelCount: 2,
    datasetCount: 0,
    problemCount: 0,
    problems: [problem],
  });
  await expect(countStatements(() => app.query('{ catalog { tensorBackend } }'))).resolves.toBe(0);
});

it('lists the taxonomies', async () => {
  const answer = await app.query(
    '{ tasks { id aliases } licenses { id commercialUse copyleft } libraries { id name } }',
  );
  expect(at(answer, 'tasks')).toContainEqual({
    id: 'feature-extraction',
    aliases: expect.arrayContaining(['embeddings']) as unknown,
  });
  expect(at(answer, 'licenses')).toContainEqual({ id: 'mit', commercialUse: 'YES', copyleft: 'NO' });
  expect(at(answer, 'libraries')).toContainEqual({ id: 'timm', name: expect.any(String) as unknown });
});
