import { openTestApp, type TestApp } from '../../support/app';

/** A page of the domains' bases' edges, and of theirs, as long as `arguments` say. */
const nested = (page: string): string =>
  `domains(${page}) { nodes { transferEdges(${page}) { nodes { base { transferEdges(${page}) { nodes { id } } } } } } }`;

const aliases = (count: number, field: string): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

const TARGET = 'target: { description: "photos of birds" }';
const ANSWERED_AGAIN = `recommendationReceipt(id: "c2a1c6f2-5c4c-4b7e-9d1e-000000000000") { replay { __typename } }`;

describe('the cost of operations on the catalogue', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  const limitOf = async (query: string, variables?: Record<string, unknown>): Promise<unknown> =>
    (await app.query(query, { variables })).errors?.map(
      ({ extensions }) => extensions['limit'] ?? extensions['code'],
    );

  it.each([
    ['defaults of variables', `query ($n: Int = 100) { ${nested('first: $n')} }`],
    ['null before a last', `{ ${nested('first: null, last: 100')} }`],
    ['a variable that is null', `query ($f: Int) { ${nested('first: $f, last: 100')} }`],
    [
      'fragments of entities',
      `{ _entities(representations: [${'{__typename: "Domain", id: "x"} '.repeat(100)}]) { ...D } }
      fragment D on Domain { transferEdges(first: 100) { nodes { base { transferEdges(first: 100) { nodes { id } } } } } }`,
    ],
    [
      'entities in the default of a variable',
      `query ($r: [_Any!]! = [${'{__typename: "Domain", id: "x"} '.repeat(100)}]) {
      _entities(representations: $r) { ... on Domain { transferEdges(first: 100) { nodes { base { transferEdges(first: 100) { nodes { id } } } } } } } }`,
    ],
    ['thirty recommendations', aliases(30, `recommendBases(input: { ${TARGET} }) { candidates }`)],
    ['thirty comparisons', aliases(30, `compareBases(${TARGET}, models: ["a/b", "c/d"]) { candidates }`)],
    ['thirty plans', aliases(30, `trialPlan(input: { ${TARGET} }, budget: 1) { text }`)],
    ['thirty replays', aliases(30, ANSWERED_AGAIN)],
  ])('refuses what passes by a smaller estimate: %s', async (_name, query) => {
    expect(await limitOf(query)).toEqual(['cost']);
  });

  it('lets an answer with all its parts through', async () => {
    const answer = await limitOf(`{ recommendBases(input: { first: 100, ${TARGET} }) { candidates
      recommendations { score base { slug tasks { id } } reasons { text } evidence { weight result { value } } }
      rejected(first: 100) { reasons } orderAdvice { text } advice { text } } }`);
    expect(answer).toBeUndefined();
  });
});
