import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { insert, Rows } from '../../support/rows';
import { writeSmallCatalogue } from '../../database/recommend/fixture';
import { openHarness, type Harness } from './harness';

const ASK = `query ($input: RecommendBasesInput!) { recommendBases(input: $input) {
  recommendations { base { slug } score } receipt { id }
} }`;
const RECEIPT = `query ($id: ID!) { recommendationReceipt(id: $id) {
  id catalogRevision recommenderVersion encoderVersion backend createdAt input output
  replay { isExact isSame problem changes { kind before now } answer { recommendations { base { slug } score } receipt { id } } }
  outcomes { rank isRecommended result { id value base { slug } } }
} }`;
const REPORT = `mutation ($input: TransferResultReportInput!) { transferResultReport(input: $input) {
  transferResult { id } userErrors { field code message }
} }`;

const CARS = { target: { dataset: 'cars' }, constraints: { maxParameters: 87_000_000 } };
const NOBODY = '00000000-0000-4000-8000-000000000000';
const OLD = '00000000-0000-4000-8000-000000000001';

interface Ranked {
  recommendations: Array<{ base: { slug: string }; score: number }>;
  receipt: { id: string };
}
interface Receipt {
  id: string;
  backend: string;
  input: unknown;
  output: { rejectedCount: number };
  replay: {
    isExact: boolean;
    isSame: boolean;
    problem: string | null;
    changes: Array<{ kind: string; before: string; now: string }>;
    answer: Ranked | null;
  };
  outcomes: Array<{ rank: number | null; isRecommended: boolean; result: { value: number } }>;
}

describe('receipts', () => {
  let database: Database;
  let harness: Harness;

  beforeAll(async () => {
    database = await openTestDatabase();
    await writeSmallCatalogue(database);
    harness = await openHarness(database);
  });

  afterAll(async () => {
    await harness.stop();
    await database.close();
  });

  async function ask(input: object = CARS): Promise<Ranked> {
    const { data, errors } = await harness.ask<{ recommendBases: Ranked }>(ASK, { input });
    expect(errors).toBeUndefined();
    return data.recommendBases;
  }

  async function read(id: string): Promise<Receipt> {
    const { data, errors } = await harness.ask<{ recommendationReceipt: Receipt }>(RECEIPT, { id });
    expect(errors).toBeUndefined();
    return data.recommendationReceipt;
  }

  const count = async (table: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>({
      label: 'test',
      text: `SELECT count(*)::int AS count FROM ${table}`,
    });
    return row?.count ?? -1;
  };

  it('hold the question and the figures, and give the same answer again without another receipt', async () => {
    const asked = await ask();
    const before = await count('receipt');
    const receipt = await read(asked.receipt.id);
    expect(receipt).toMatchObject({
      id: asked.receipt.id,
      backend: 'wasm',
      input: { target: { kind: 'dataset', value: 'cars' }, first: 10 },
      output: { rejectedCount: 2 },
      outcomes: [],
    });
    expect(receipt.replay).toEqual({
      isExact: true,
      isSame: true,
      problem: null,
      changes: [],
      answer: asked,
    });
    expect(await count('receipt')).toBe(before);
  });

  it('stay exact when only edges were computed since', async () => {
    const asked = await ask();
    await harness.recommendation.edges.refreshEdges();
    expect(await count('transfer_edge')).toBeGreaterThan(0);
    expect((await read(asked.receipt.id)).replay).toMatchObject({ isExact: true, isSame: true });
  });

  it('say what changed: the catalogue, a version', async () => {
    const asked = await ask();
    await new Rows(database).publisher();
    const { replay } = await read(asked.receipt.id);
    expect(replay).toMatchObject({ isExact: false, isSame: true, changes: [{ kind: 'CATALOG' }] });
    expect(Number(replay.changes[0]?.now)).toBeGreaterThan(Number(replay.changes[0]?.before));
    await database.query({
      label: 'test',
      text: `INSERT INTO receipt SELECT $2::uuid, input, output, "catalogRevision", 'recommender-0', 'encoder-0', 'native', now(), asker, client
        FROM receipt WHERE id = $1`,
      values: [asked.receipt.id, OLD],
    });
    const changes = (await read(OLD)).replay.changes;
    expect(changes.map(({ kind }) => kind)).toEqual(['CATALOG', 'RECOMMENDER', 'ENCODER', 'BACKEND']);
  });

  it('say that something changed of which the feed does not tell', async () => {
    const asked = await ask();
    const [filed] = await database.query<{ datasetId: number; domainId: number }>({
      label: 'test',
      text: `DELETE FROM dataset_domain placed USING dataset
        WHERE dataset.id = placed."datasetId" AND dataset.slug = 'cars' RETURNING placed."datasetId", placed."domainId"`,
    });
    const { replay } = await read(asked.receipt.id);
    await insert(database, 'dataset_domain', { ...filed! });
    expect(replay).toMatchObject({ isExact: false, changes: [{ kind: 'CATALOG' }] });
    const [before, now] = [replay.changes[0]?.before, replay.changes[0]?.now].map((said) =>
      Number(/^knowledge (\d+)$/.exec(said ?? '')?.[1]),
    );
    expect(now).toBeGreaterThan(before!);
  });

  it('of an earlier version are read and compared without what it did not record', async () => {
    const asked = await ask();
    const earlier = '00000000-0000-4000-8000-000000000002';
    await database.query({
      label: 'test',
      text: `INSERT INTO receipt SELECT $2::uuid, input, output - 'understood', "catalogRevision", "recommenderVersion", "encoderVersion", backend, now(), asker, client
        FROM receipt WHERE id = $1`,
      values: [asked.receipt.id, earlier],
    });
    const { output, replay } = await read(earlier);
    expect(output).not.toHaveProperty('understood');
    expect(replay).toMatchObject({ isExact: true, isSame: true, problem: null });
    expect((await read(asked.receipt.id)).output).toMatchObject({
      understood: { kindOfData: ['IMAGE'], note: null },
    });
  });

  it('say so where the question cannot be asked any more', async () => {
    const asked = await ask();
    const rename = (from: string, to: string) =>
      database.query({
        label: 'test',
        text: 'UPDATE dataset SET slug = $2 WHERE slug = $1',
        values: [from, to],
      });
    await rename('cars', 'autos');
    const { replay } = await read(asked.receipt.id);
    await rename('autos', 'cars');
    expect(replay).toMatchObject({
      isSame: false,
      problem: '"input.target.dataset" must be the slug of a dataset of this catalogue.',
      answer: null,
    });
  });

  it('are linked to what was reported for them', async () => {
    const asked = await ask();
    const [first, second] = asked.recommendations.map(({ base }) => base.slug);
    const report = (base: string | undefined, value: number, more: object = {}) =>
      harness.mutate<{
        transferResultReport: { transferResult: { id: string } | null; userErrors: unknown[] };
      }>(REPORT, {
        input: {
          study: { key: 'own', title: 'Our own runs', citation: 'We, 2026' },
          base,
          target: 'skin',
          protocol: 'LINEAR_PROBE',
          metric: 'accuracy',
          value,
          receipt: asked.receipt.id,
          ...more,
        },
      });
    const { data } = await report(first, 0.91);
    expect(data.transferResultReport.userErrors).toEqual([]);
    await report(second, 0.8);
    await report('lab/convnext', 0.7);
    // Three bases side by side: from now on they count.
    const later = await ask();
    expect(later.recommendations[0]?.score).not.toBe(asked.recommendations[0]?.score);
    await report(first, 0.92, { supersedes: data.transferResultReport.transferResult?.id });
    const { outcomes } = await read(asked.receipt.id);
    expect(outcomes.map(({ rank, isRecommended, result }) => [rank, isRecommended, result.value])).toEqual([
      [2, false, 0.8],
      [null, false, 0.7],
      [1, true, 0.92],
    ]);
    for (const receipt of [NOBODY, 'no-uuid']) {
      const refused = await report('lab/unlicensed', 0.5, { receipt });
      expect(refused.data.transferResultReport.userErrors).toMatchObject([
        { field: ['input', 'receipt'], code: 'NOT_FOUND' },
      ]);
    }
  });

  it.each([NOBODY, 'x', ''])('are null for the id %j', async (id) => {
    const { data, errors } = await harness.ask<{ recommendationReceipt: null }>(RECEIPT, { id });
    expect(errors).toBeUndefined();
    expect(data.recommendationReceipt).toBeNull();
  });
});
