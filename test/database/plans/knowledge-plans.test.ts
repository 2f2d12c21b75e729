import type { Database, Statement } from '../../../src/platform/database';
import { KnowledgeRepository } from '../../../src/recommend/knowledge/knowledge.repository';
import { ReceiptRepository } from '../../../src/recommend/receipt/receipt.repository';
import { openTestDatabase } from '../../support/database';
import { planOf } from '../../support/plan';

const CHANGES = 20_000;

let database: Database;
let sent: Statement[];

beforeAll(async () => {
  database = await openTestDatabase();
  const run = (text: string) => database.query({ label: 'test_fill', text });
  await run(`INSERT INTO change (sequence, "entityType", "entityId", operation)
    SELECT number, CASE WHEN number % 2 = 0 THEN 'TransferEdge' ELSE 'Model' END, number, 'UPDATED'
    FROM generate_series(1000, ${CHANGES}) AS number`);
  await run(`INSERT INTO knowledge_change (kind, key, sequence)
    SELECT 'MODEL', number, number FROM generate_series(1000, ${CHANGES}) AS number`);
  await run(`UPDATE catalog_state SET revision = ${CHANGES}, "knowledgeRevision" = ${CHANGES}`);
  await run('ANALYZE change, knowledge_change, catalog_state');
}, 120_000);
afterAll(() => database.close());
beforeEach(() => {
  sent = [];
});

const query = (statement: Statement) => {
  sent.push(statement);
  return Promise.resolve([]);
};
const recording = {
  query,
  snapshot: (read: (sql: unknown) => unknown) => read({ query }),
} as unknown as Database;

describe('the plan that is made for any values', () => {
  it('reads one row to find whether anything changed', async () => {
    await new KnowledgeRepository(recording, { version: '1' }).readState();
    const { returned, reads } = await planOf(database, sent[0]!);
    expect(returned).toBe(1);
    expect(reads.get('catalog_state')?.rows).toBe(1);
    expect([...reads.keys()]).not.toContain('change');
    expect([...reads.keys()]).not.toContain('knowledge_change');
  });

  it.each([0, CHANGES - 10, CHANGES])('reads the last change only to compare it with %i', async (since) => {
    const revisions = { catalogRevision: since, knowledgeRevision: since };
    await new ReceiptRepository(recording).changesSince(revisions);
    const { reads } = await planOf(database, sent[0]!);
    expect(reads.get('change')).toMatchObject({ indexes: ['change_beside_edges_idx'], rows: 1 });
    expect(reads.get('knowledge_change')?.indexes).toEqual(['knowledge_change_sequence_idx']);
  });

  it('reads what was touched since, and nothing before', async () => {
    await new KnowledgeRepository(recording, { version: '1' }).loadChanged(CHANGES - 10, 100);
    const touched = sent.find(({ label }) => label === 'recommend.touched');
    const { returned, reads } = await planOf(database, touched!);
    expect(returned).toBe(10);
    expect(reads.get('knowledge_change')).toMatchObject({
      indexes: ['knowledge_change_sequence_idx'],
      rows: 10,
    });
  });
});
