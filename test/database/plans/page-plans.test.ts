import { modelList } from '../../../src/catalog';
import { trainingList } from '../../../src/catalog/lineage/lineage.repository';
import { ListReader, selecting, type Database, type Statement } from '../../../src/platform/database';
import { transferEdgeList } from '../../../src/transfer/edge/transfer-edge.repository';
import { fillRows } from '../../../scripts/graphql-peers/rows';
import { openTestDatabase } from '../../support/database';
import { planOf } from '../../support/plan';

const FIRST = { size: 5, from: 'start', after: null, before: null } as const;

let database: Database;
let sent: Statement[];

const recording = {
  query: (statement: Statement) => {
    sent.push(statement);
    return Promise.resolve([]);
  },
};

beforeAll(async () => {
  database = await openTestDatabase();
  await fillRows(database, 3000);
  // Three models are merged into each of the first ten, and two hundred into the 21st.
  await database.query({
    label: 'test',
    text: `UPDATE model SET "mergedIntoId" = CASE WHEN id <= 2330 THEN 1 + id % 10 ELSE 21 END
      WHERE id BETWEEN 2301 AND 2530`,
  });
}, 120_000);
afterAll(() => database.close());
beforeEach(() => {
  sent = [];
});

async function planOfLast() {
  const statement = sent.at(-1);
  if (statement === undefined) throw new TypeError('Nothing was asked.');
  return planOf(database, statement);
}

describe('the plan of a page', () => {
  it('reads the best edges of many bases in the order of their index', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => at + 1);
    const selection = selecting('expectedGain', 'domain.slug');
    await new ListReader(recording, transferEdgeList).pagesOf(
      { scope: 'base', ids },
      { selection, page: FIRST },
    );
    const { returned, reads } = await planOfLast();
    const edges = reads.get('transfer_edge');
    expect(returned).toBeGreaterThan(100);
    expect(edges?.indexes).toContain('transfer_edge_base_gain_idx');
    expect(edges?.rows).toBeLessThanOrEqual(3 * returned);
    expect(reads.get('domain')?.rows).toBeLessThanOrEqual(3 * returned);
  });

  it('looks up once for all bases which models were merged into them', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => at + 1);
    await new ListReader(recording, transferEdgeList).pagesOf(
      { scope: 'base', ids },
      { selection: selecting('expectedGain'), page: FIRST },
    );
    const { reads } = await planOfLast();
    expect(reads.get('model')?.indexes).toContain('model_merged_into_idx');
    expect(reads.get('model')?.rows).toBe(30);
    // Once for what was merged, and once for what is hidden.
    expect(reads.get('model')?.times).toBe(2);
  });

  it('joins no more edges of a base that many were merged into than its page has', async () => {
    const selection = selecting('expectedGain', 'domain.slug');
    const ids = [21, 1];
    const { rows } = (
      await new ListReader<{ id: number }>(database, transferEdgeList).pagesOf(
        { scope: 'base', ids },
        { selection, page: FIRST },
      )
    ).get(21) ?? { rows: [] };
    expect(rows).toHaveLength(5);
    await new ListReader(recording, transferEdgeList).pagesOf(
      { scope: 'base', ids },
      { selection, page: FIRST },
    );
    const { returned, reads } = await planOfLast();
    expect(returned).toBeLessThanOrEqual(ids.length * 6);
    expect(reads.get('domain')?.rows).toBeLessThanOrEqual(3 * returned);
  });

  it('reads what many models were trained on in the order of its index, and no claims', async () => {
    const ids = Array.from({ length: 20 }, (_, at) => at + 1);
    await new ListReader(recording, trainingList).pagesOf(
      { scope: 'model', ids },
      { selection: selecting('dataset.name', 'dataset.license.id'), page: { ...FIRST, size: 1 } },
    );
    const { returned, reads } = await planOfLast();
    expect(returned).toBe(20);
    expect(reads.get('model_dataset')?.indexes).toContain('model_dataset_model_idx');
    expect(reads.get('model_dataset')?.rows).toBeLessThanOrEqual(2 * returned);
    expect(reads.get('dataset')?.rows).toBeLessThanOrEqual(3 * returned);
    // Claims are not looked through again, and the id of a licence stands with the dataset.
    for (const table of ['training', 'origin', 'license']) expect(reads.has(table)).toBe(false);
  });

  it('reads the best known models in the order of their index', async () => {
    await new ListReader(recording, modelList).page({
      selection: selecting('slug', 'domains.slug'),
      page: FIRST,
    });
    const { returned, reads } = await planOfLast();
    expect(reads.get('model')?.indexes).toContain('model_downloads_idx');
    expect(reads.get('model')?.rows).toBeLessThanOrEqual(3 * returned);
  });

  it('reads the best known models of a task in the order of their index', async () => {
    await new ListReader(recording, modelList).page({
      where: { tasks: { has: 'task-7' } },
      selection: selecting('slug', 'domains.slug'),
      page: FIRST,
    });
    const { returned, reads } = await planOfLast();
    expect(returned).toBe(6);
    expect(reads.get('model_task')?.indexes).toContain('model_task_downloads_idx');
    expect(reads.get('model_task')?.rows).toBeLessThanOrEqual(3 * returned);
    expect(reads.get('model')?.rows).toBeLessThanOrEqual(3 * returned);
  });
});
