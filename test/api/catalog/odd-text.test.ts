import { openTestApp, type TestApp } from '../../support/app';

describe('a text that the database cannot take', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await openTestApp();
  });

  afterAll(() => app.close());

  it.each([
    ['query ($s: String!) { model(slug: $s) { id } }', { s: 'a\0b' }, 's'],
    ['{ model(slug: "a\\u0000b") { id } }', {}, 'slug'],
    ['{ models(search: "a\\u0000", first: 1) { totalCount } }', {}, 'search'],
    ['{ models(where: { name: { eq: "\\u0000" } }) { totalCount } }', {}, 'where.name.eq'],
    [
      'query ($w: ModelFilter) { models(where: $w) { totalCount } }',
      { w: { slug: { eq: '\uD800' } } },
      'w.slug.eq',
    ],
    ['query ($c: String) { models(after: $c) { totalCount } }', { c: '\0' }, 'c'],
    ['query ($i: ID!) { node(id: $i) { id } }', { i: '\0' }, 'i'],
    ['query ($i: ID!) { recommendationReceipt(id: $i) { id } }', { i: '\uDC00' }, 'i'],
    [
      'query ($input: RecommendBasesInput!) { recommendBases(input: $input) { candidates } }',
      { input: { target: { description: 'chest x-rays\0' } } },
      'input.target.description',
    ],
    [
      'mutation ($input: DomainCreateInput!) { domainCreate(input: $input) { userErrors { code } } }',
      {
        input: { slug: 'a', name: 'b', aliases: ['x', 'y\0'] },
      },
      'input.aliases.1',
    ],
  ])('is refused by name: %s', async (query, variables, field) => {
    const { errors } = await app.mutate(query, variables);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  });

  it('is no entity where another subgraph asks for one, and leaves the others alone', async () => {
    const keys = [
      { __typename: 'Model', slug: 'a\0b' },
      { __typename: 'Model', slug: 'nobody/nothing' },
    ];
    const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Model { slug } } }';
    const answer = await app.query(query, { variables: { keys } });
    expect(answer).toEqual({ data: { _entities: [null, null] } });
  });
});
