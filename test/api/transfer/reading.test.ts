import { countStatements } from '../../support/count-statements';
import { insert } from '../../support/rows';
import type { Harness } from './harness';
import { dataOf, openEvidence, type Nodes } from './reading-support';

let harness: Harness;

beforeAll(async () => {
  harness = await openEvidence();
});
afterAll(() => harness.close());

const ask = <Data>(query: string, variables?: Record<string, unknown>) =>
  dataOf<Data>(harness, query, variables);

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
        kind: 'DECLARED',
        base: { slug: 'acme/other' },
        task: null,
        expectedGain: null,
        domain: { slug: 'medical' },
        reason: 'Practitioners say so.',
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
