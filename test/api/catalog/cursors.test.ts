import { at, CatalogApp } from './catalog-app';

let app: CatalogApp;

beforeAll(async () => {
  app = await CatalogApp.start();
  const { make } = app;
  const publisherId = await make.aPublisher({ slug: 'acme', name: 'Acme' });
  const medical = await make.aDomain({ slug: 'medical', name: 'Medicine' });
  const radiology = await make.aDomain({ slug: 'medical/radiology', name: 'Radiology' });
  for (const name of ['one', 'two', 'three']) {
    const model = await make.aModel({ slug: `acme/${name}`, name: `ResNet ${name}`, publisherId });
    await make.isIn({ modelId: model.id }, medical);
    await make.isIn({ modelId: model.id }, radiology);
    await make.anEdge(model, medical, { expectedGain: 0.5 });
    await make.anEdge(model, radiology, { expectedGain: 1.5 });
    await make.aDataset({ slug: `acme/${name}-data`, publisherId });
  }
});

afterAll(() => app.close());

/** The cursor of the first row of the connection at `path`, read by `query`. */
async function cursorOf(query: string, path: string): Promise<string> {
  const answer = await app.query(query);
  expect(answer.errors).toEqual([]);
  return at(answer, `${path}.pageInfo.endCursor`);
}

const END = 'pageInfo { endCursor }';
const BY_SLUG = 'orderBy: { field: SLUG, direction: ASC }';

describe('a cursor', () => {
  it.each([
    ['models', `models(first: 1, ${BY_SLUG})`, `datasets(after: $after, ${BY_SLUG})`],
    ['models', `models(first: 1, ${BY_SLUG})`, `models(after: $after, ${BY_SLUG}, search: "resnet")`],
    [
      'models',
      `models(first: 1, ${BY_SLUG})`,
      `models(after: $after, ${BY_SLUG}, where: { slug: { not: "acme/two" } })`,
    ],
    ['models', 'models(first: 1, search: "resnet")', 'models(after: $after, search: "resnet or one")'],
    [
      'models',
      `models(first: 1, ${BY_SLUG})`,
      'models(after: $after, orderBy: { field: NAME, direction: ASC })',
    ],
    [
      'transferEdges',
      'transferEdges(first: 1)',
      'transferEdges(after: $after, where: { kind: { eq: DECLARED } })',
    ],
    ['domains', 'domains(first: 1)', 'models(after: $after)'],
  ])('of %s is refused elsewhere: %s given to %s', async (list, from, to) => {
    const after = await cursorOf(`{ ${from} { ${END} } }`, list);
    const { errors } = await app.query(`query($after: String) { ${to} { nodes { __typename } } }`, { after });
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: 'after' } });
    expect(errors[0]?.message).toContain('must be a cursor of this list');
  });

  it('of one parent is refused at another, and read at its own', async () => {
    const edges = (slug: string, args: string) =>
      `model(slug: "${slug}") { transferEdges(${args}) { nodes { expectedGain } ${END} } }`;
    const after = await cursorOf(`{ ${edges('acme/one', 'first: 1')} }`, 'model.transferEdges');
    const again = await app.query(
      `query($after: String) { own: ${edges('acme/one', 'after: $after')} other: ${edges('acme/two', 'after: $after')} }`,
      { after },
    );
    expect(at(again, 'own.transferEdges.nodes')).toEqual([{ expectedGain: 0.5 }]);
    expect(again.errors).toMatchObject([
      { path: ['other', 'transferEdges'], extensions: { code: 'BAD_USER_INPUT', field: 'after' } },
    ]);
    const models = await cursorOf(
      `{ domain(slug: "medical") { models(first: 1, ${BY_SLUG}) { ${END} } } }`,
      'domain.models',
    );
    const { errors } = await app.query(
      `query($after: String) { publisher(slug: "acme") { models(after: $after, ${BY_SLUG}) { nodes { slug } } } }`,
      { after: models },
    );
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: 'after' } });
  });

  it('is read again however the same list is asked for', async () => {
    const where = 'where: { slug: { not: "acme/two" }, name: { contains: "resnet" } }';
    const after = await cursorOf(
      `{ models(first: 1, ${BY_SLUG}, ${where}, search: "resnet") { ${END} } }`,
      'models',
    );
    const next = await app.query(
      `query($after: String, $where: ModelFilter) { models(last: 5, after: $after, ${BY_SLUG}, where: $where, search: " resnet") { nodes { slug } } }`,
      { after, where: { name: { contains: 'resnet' }, slug: { not: 'acme/two' } } },
    );
    expect(next).toEqual({ data: { models: { nodes: [{ slug: 'acme/three' }] } }, errors: [] });
  });

  it('that is empty is none', async () => {
    const { data, errors } = await app.query(
      '{ models(after: "", before: "") { nodes { slug } pageInfo { hasPreviousPage hasNextPage } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ models: { pageInfo: { hasPreviousPage: false, hasNextPage: false } } });
  });
});
