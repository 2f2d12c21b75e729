import type { Harness } from './harness';
import { dataOf, openEvidence, type Nodes } from './reading-support';

let harness: Harness;

beforeAll(async () => {
  harness = await openEvidence();
});
afterAll(() => harness.close());

const ask = <Data>(query: string) => dataOf<Data>(harness, query);

describe('transferResults', () => {
  const values = async (where: string, orderBy = '') =>
    (
      await ask<Nodes<{ value: number }, 'transferResults'>>(
        `{ transferResults(where: ${where} ${orderBy}) { nodes { value } } }`,
      )
    ).transferResults.nodes.map(({ value }) => value);

  it('lists them, latest first, with all that they refer to', async () => {
    const { transferResults } = await ask<Nodes<object, 'transferResults'>>(`{
      transferResults(first: 2) { nodes { value protocol metric { id direction } base { slug } target { slug } study { key year } } }
    }`);
    const shared = {
      metric: { id: 'accuracy', direction: 'HIGHER' },
      target: { slug: 'acme/target' },
      study: { key: 'known-2020', year: 2020 },
    };
    expect(transferResults.nodes).toEqual([
      { value: 0.8, protocol: 'FINE_TUNE', base: { slug: 'acme/other' }, ...shared },
      { value: 0.6, protocol: 'FINE_TUNE', base: { slug: 'acme/base' }, ...shared },
    ]);
  });

  it.each([
    ['{ isStanding: true }', [0.8, 0.6]],
    ['{ isStanding: false }', [0.7, 0.5]],
    ['{ isDisputed: true }', [0.7]],
    ['{ base: { slug: { eq: "ACME/Other" } } }', [0.8]],
    ['{ base: { bases: { base: { eq: "acme/base" } } } }', [0.8]],
    ['{ target: { slug: { startsWith: "acme/" } }, value: { gte: 0.7 } }', [0.8, 0.7]],
    ['{ study: { year: { lt: 2020 } } }', []],
    ['{ or: [{ protocol: { eq: LINEAR_PROBE } }, { value: { lt: 0.55 } }] }', [0.7, 0.5]],
    ['{ not: { metric: { eq: "accuracy" } } }', []],
    ['{ trainingExamples: { isNull: false } }', [0.7]],
  ])('keeps those that are %s', async (where, expected) => {
    expect(await values(where)).toEqual(expected);
  });

  it('orders by value, either way', async () => {
    expect(await values('{}', 'orderBy: { field: VALUE }')).toEqual([0.8, 0.7, 0.6, 0.5]);
    expect(await values('{}', 'orderBy: { field: VALUE, direction: ASC }')).toEqual([0.5, 0.6, 0.7, 0.8]);
  });

  it('pages forwards and backwards over every result once', async () => {
    const page = (args: string) =>
      ask<{
        transferResults: {
          nodes: { value: number }[];
          pageInfo: Record<string, unknown>;
          totalCount: number;
        };
      }>(
        `{ transferResults(${args}) { nodes { value } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      ).then(({ transferResults }) => transferResults);
    const first = await page('first: 3');
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await page(`first: 3, after: "${String(first.pageInfo.endCursor)}"`);
    expect([...first.nodes, ...second.nodes].map(({ value }) => value)).toEqual([0.8, 0.6, 0.7, 0.5]);
    const back = await page(`last: 3, before: "${String(second.pageInfo.startCursor)}"`);
    expect(back.nodes).toEqual(first.nodes);
  });

  it('tells the history of a correction and what was said against a result', async () => {
    const { model } = await ask<{ model: Nodes<object, 'transferResults'> }>(`{
      model(slug: "acme/base") { transferResults(orderBy: { field: RECORDED_AT, direction: ASC }) {
        nodes { value isRetracted disputes { kind reason } supersedes { value } supersededBy { value supersedes { value } } }
      } }
    }`);
    const silent = { isRetracted: false, disputes: [] };
    expect(model.transferResults.nodes).toEqual([
      { value: 0.5, ...silent, supersedes: null, supersededBy: { value: 0.6, supersedes: { value: 0.5 } } },
      {
        value: 0.7,
        isRetracted: true,
        supersedes: null,
        supersededBy: null,
        disputes: [{ kind: 'RETRACTION', reason: 'A slip.' }],
      },
      { value: 0.6, ...silent, supersedes: { value: 0.5 }, supersededBy: null },
    ]);
  });

  it('hangs on datasets', async () => {
    const { dataset } = await ask<{ dataset: Nodes<object, 'transferResults'> }>(
      '{ dataset(slug: "acme/target") { transferResults(first: 1) { totalCount nodes { base { slug } } } } }',
    );
    expect(dataset.transferResults).toEqual({ totalCount: 4, nodes: [{ base: { slug: 'acme/other' } }] });
  });

  it.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['after: "nonsense"', 'after'],
    ['where: { id: { eq: "TW9kZWw6MQ" } }', 'where.id.eq'],
    ['where: { or: [] }', 'where.or'],
  ])('refuses %s and names what is wrong', async (args, field) => {
    const { errors } = await harness.ask(`{ transferResults(${args}) { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
  });
});

it('lists studies by key, and those of a year', async () => {
  const { studies, none } = await ask<Nodes<{ key: string }, 'studies' | 'none'>>(
    '{ studies { nodes { key title year } } none: studies(where: { year: { lt: 2020 } }) { nodes { key } } }',
  );
  expect(studies.nodes).toContainEqual({ key: 'known-2020', title: 'Known', year: 2020 });
  expect(studies.nodes.map(({ key }) => key)).toEqual(studies.nodes.map(({ key }) => key).sort());
  expect(none.nodes).toEqual([]);
});
