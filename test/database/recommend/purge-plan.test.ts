import type { Database, Statement } from '../../../src/platform/database';
import { ReceiptRepository } from '../../../src/recommend/receipt/receipt.repository';
import { openTestDatabase } from '../../support/database';
import { rowsOf } from '../ingest/support';

/** A part of a plan as PostgreSQL explains it in JSON. */
interface Node {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

const RECEIPTS = 50_000;
const MOST = 500;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await rowsOf(
    database,
    `INSERT INTO receipt (id, input, output, "catalogRevision", "recommenderVersion", "encoderVersion", backend, "createdAt", client)
     SELECT gen_random_uuid(), '{}', '{}', 1, '1', '1', 'cpu', timestamptz '2026-01-01' + make_interval(mins => number), 'client ' || number % 100
     FROM generate_series(1, ${RECEIPTS}) AS number`,
  );
  await rowsOf(database, 'ANALYZE receipt');
});
afterAll(() => database.close());

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What the repository asks, explained while it is done. */
async function explainPurge(time: Date): Promise<Node[]> {
  let asked: Statement | undefined;
  const listener: Pick<Database, 'query'> = {
    query: (statement) => {
      asked = statement;
      return Promise.resolve([]);
    },
  };
  await new ReceiptRepository(listener as Database).purgeOlderThan(time, MOST);
  if (asked === undefined) throw new TypeError('Nothing was asked.');
  const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: Node }] }>({
    label: 'test',
    text: `EXPLAIN (ANALYZE, FORMAT JSON) ${asked.text}`,
    values: asked.values,
  });
  if (row === undefined) throw new TypeError('Nothing was explained.');
  return nodesOf(row['QUERY PLAN'][0].Plan);
}

const count = async (): Promise<number> => {
  const [row] = await rowsOf<{ count: number }>(database, 'SELECT count(*)::int AS count FROM receipt');
  return row?.count ?? 0;
};

it.each([
  ['many more than may go at once', new Date('2026-01-10'), MOST],
  ['none', new Date('2025-12-01'), 0],
])('finds receipts that are too old by an index where there are %s', async (_case, time, deleted) => {
  const before = await count();
  const nodes = await explainPurge(time);
  expect(before - (await count())).toBe(deleted);
  const scans = nodes.filter(
    (node) => node['Relation Name'] === 'receipt' && node['Node Type'].includes('Scan'),
  );
  expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  expect(scans.map((node) => node['Index Name'])).toContain('receipt_created_idx');
  const read = scans.reduce(
    (sum, node) => sum + node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)),
    0,
  );
  expect(read).toBeGreaterThanOrEqual(deleted);
  expect(read).toBeLessThanOrEqual(3 * deleted);
});
