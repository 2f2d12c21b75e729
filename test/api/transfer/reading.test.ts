import { insert, type Row } from '../../support/rows';
import { countStatements } from '../../support/count-statements';
import { openHarness, type Harness } from './harness';

let harness: Harness;
const resultIds: number[] = [];

beforeAll(async () => {
  harness = await openHarness();
  const { rows, database } = harness;
  const base = await rows.model({ slug: 'acme/base' });
  const other = await rows.model({ slug: 'acme/other' });
  const target = await rows.dataset({ slug: 'acme/target' });
  const domains = [await rows.domain({ slug: 'medical' }), await rows.domain({ slug: 'music' })];
  const studyId = await rows.study({ key: 'known-2020', title: 'Known', year: 2020 });
  const result = async (value: number, more: Row = {}) =>
    resultIds.push(
      await rows.result({
        ...{
          studyId,
          baseOriginId: base.originId,
          targetOriginId: target.originId,
          metricId: 'accuracy',
          value,
        },
        ...more,
      }),
    );
  const lineage = { childOriginId: other.originId, baseOriginId: base.originId, relation: 'FINETUNE' };
  await insert(database, 'lineage', lineage);
  await result(0.5, { seed: 1 });
  await result(0.7, { seed: 2, protocol: 'LINEAR_PROBE', trainingExamples: 1000 });
  await result(0.6, { seed: 1, supersedesId: resultIds[0] });
  await result(0.8, { seed: 4, baseOriginId: other.originId });
  await insert(database, 'transfer_result_dispute', {
    resultId: resultIds[1],
    kind: 'RETRACTION',
    reason: 'A slip.',
  });
  for (const [place, domainId] of domains.entries()) {
    const figures = { expectedGain: 1 - place, compatibility: 0.9, margin: 0.1 };
    await rows.edge({ baseId: base.id, domainId, kind: 'PREDICTED', reason: null, ...figures });
  }
  await rows.edge({ baseId: other.id, domainId: domains[0] });
  for (const value of [0.1, 0.2])
    await insert(database, 'evaluation', {
      modelOriginId: base.originId,
      datasetOriginId: target.originId,
      metricId: 'accuracy',
      taskId: 'image-classification',
      value,
    });
});
afterAll(() => harness.close());

const ask = async <Data>(query: string, variables?: Record<string, unknown>) => {
  const { data, errors } = await harness.ask<Data>(query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
};
type Nodes<Node, Name extends string> = Record<Name, { nodes: Node[] }>;

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
        ...{ value: 0.7, isRetracted: true, supersedes: null, supersededBy: null },
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

describe('evaluations', () => {
  it('lists what current origins say, at the root, of models and of datasets', async () => {
    const parts = 'totalCount nodes { value task { id name } model { slug } dataset { slug } study { key } }';
    const data = await ask<Record<string, unknown>>(`{
      evaluations(where: { task: { eq: "image-classification" } }) { ${parts} }
      model(slug: "acme/base") { evaluations(first: 1, orderBy: { field: VALUE }) { ${parts} } }
      dataset(slug: "acme/target") { evaluations { totalCount } }
    }`);
    const node = (value: number) => ({
      value,
      task: { id: 'image-classification', name: 'Image Classification' },
      model: { slug: 'acme/base' },
      dataset: { slug: 'acme/target' },
      study: null,
    });
    expect(data).toEqual({
      evaluations: { totalCount: 2, nodes: [node(0.2), node(0.1)] },
      model: { evaluations: { totalCount: 2, nodes: [node(0.2)] } },
      dataset: { evaluations: { totalCount: 2 } },
    });
  });

  it('leaves out what only an older revision said', async () => {
    const { id, originId } = await harness.rows.model({ slug: 'acme/revised' });
    await insert(harness.database, 'evaluation', {
      modelOriginId: originId,
      metricId: 'accuracy',
      value: 0.3,
    });
    const QUERY = '{ model(slug: "acme/revised") { evaluations { nodes { value } } } }';
    expect(await ask(QUERY)).toEqual({ model: { evaluations: { nodes: [{ value: 0.3 }] } } });
    await harness.rows.modelOrigin(id);
    await harness.database.query({
      label: 'test_retire',
      text: 'UPDATE model_origin SET "isCurrent" = false WHERE "originId" = $1',
      values: [originId],
    });
    expect(await ask(QUERY)).toEqual({ model: { evaluations: { nodes: [] } } });
  });
});

describe('transferEdges', () => {
  it('puts the largest expected gain first, and what is only declared last', async () => {
    const { transferEdges } = await ask<Nodes<object, 'transferEdges'>>(
      '{ transferEdges { nodes { kind expectedGain base { slug } domain { slug } task { id } reason } } }',
    );
    const predicted = { kind: 'PREDICTED', base: { slug: 'acme/base' }, task: null, reason: null };
    expect(transferEdges.nodes).toEqual([
      { ...predicted, expectedGain: 1, domain: { slug: 'medical' } },
      { ...predicted, expectedGain: 0, domain: { slug: 'music' } },
      {
        ...{ kind: 'DECLARED', base: { slug: 'acme/other' }, task: null, expectedGain: null },
        ...{ domain: { slug: 'medical' }, reason: 'Practitioners say so.' },
      },
    ]);
  });

  it('keeps those whose base was itself made from a model', async () => {
    const { transferEdges } = await ask<Nodes<object, 'transferEdges'>>(
      '{ transferEdges(where: { base: { bases: { base: { eq: "acme/base" } } } }) { nodes { base { slug } } } }',
    );
    expect(transferEdges.nodes).toEqual([{ base: { slug: 'acme/other' } }]);
  });

  it('pages past edges without a figure', async () => {
    const page = (after: string) =>
      ask<{ transferEdges: { nodes: { kind: string }[]; pageInfo: { endCursor: string } } }>(
        `{ transferEdges(first: 1 ${after}) { nodes { kind } pageInfo { endCursor } } }`,
      ).then(({ transferEdges }) => transferEdges);
    const kinds: string[] = [];
    for (let after = ''; kinds.length < 4;) {
      const { nodes, pageInfo } = await page(after);
      if (nodes.length === 0) break;
      kinds.push(...nodes.map(({ kind }) => kind));
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(kinds).toEqual(['PREDICTED', 'PREDICTED', 'DECLARED']);
  });

  it('hangs on models and domains', async () => {
    expect(
      await ask(`{
        model(slug: "acme/base") { transferEdges(first: 1) { totalCount nodes { domain { slug } } } }
        domain(slug: "medical") { transferEdges(where: { kind: { eq: DECLARED } }) { nodes { base { slug } } } }
      }`),
    ).toEqual({
      model: { transferEdges: { totalCount: 2, nodes: [{ domain: { slug: 'medical' } }] } },
      domain: { transferEdges: { nodes: [{ base: { slug: 'acme/other' } }] } },
    });
  });
});

describe('ids', () => {
  it('lead back to results, evaluations and edges', async () => {
    const data = await ask<
      Record<'transferResults' | 'evaluations' | 'transferEdges', { nodes: { id: string }[] }>
    >(
      '{ transferResults(first: 1) { nodes { id } } evaluations(first: 1) { nodes { id } } transferEdges(first: 1) { nodes { id } } }',
    );
    const all = [data.transferResults, data.evaluations, data.transferEdges].map(({ nodes }) => nodes[0]?.id);
    expect(
      await ask(
        'query Look($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on TransferResult { base { slug } } } }',
        {
          ids: [...all, 'VHJhbnNmZXJSZXN1bHQ6OTk5OTk5'],
        },
      ),
    ).toEqual({
      nodes: [
        { __typename: 'TransferResult', id: all[0], base: { slug: 'acme/other' } },
        { __typename: 'Evaluation', id: all[1] },
        { __typename: 'TransferEdge', id: all[2] },
        null,
      ],
    });
  });
});

describe('statements', () => {
  it.each([
    [
      'models with their datasets, domains and top 5 edges',
      3,
      '{ models { nodes { slug domains { slug } trainedOn(first: 1) { dataset { slug } } transferEdges(first: 5) { nodes { expectedGain domain { slug } } } } } }',
    ],
    [
      'a page of results with all that they refer to',
      1,
      '{ transferResults { nodes { value disputes { reason } metric { id } study { title } base { slug publisher { slug } } adapted { slug } target { slug } } } }',
    ],
    [
      'results with their history',
      3,
      '{ transferResults { nodes { supersedes { value } supersededBy { value } } } }',
    ],
    [
      'a page of edges with both ends',
      1,
      '{ transferEdges { nodes { expectedGain base { slug } domain { slug } } } }',
    ],
    [
      'models with their evidence',
      4,
      '{ models { nodes { slug evaluations(first: 2) { nodes { value } } transferResults(first: 2) { nodes { value target { slug } } } transferEdges(first: 5) { nodes { domain { slug } } } } } }',
    ],
    [
      'a page of evaluations with their tasks',
      2,
      '{ evaluations { nodes { value task { name } model { slug } dataset { slug } } } }',
    ],
  ])('%s: %i', async (_, budget, query) => {
    await ask(query);
    await expect(countStatements(() => ask(query))).resolves.toBe(budget);
    const larger = query.replace(/^\{ (\w+)/, '{ $1(first: 100)');
    await expect(countStatements(() => ask(larger))).resolves.toBe(budget);
  });
});
