import { modelList } from '../../src/catalog';
import { orderingOf, orderByClause, sortKeyColumn } from '../../src/platform/database/list-order';
import { encodeCursor, listDigest } from '../../src/platform/graphql/cursor';
import type { Database } from '../../src/platform/database';
import type { Named } from './operations';

/** A page far into the list: the thousandth of twenty, or the middle of a small one. */
const FAR = 20_000;

async function one<Row>(database: Database, text: string, values: readonly unknown[] = []): Promise<Row> {
  const [row] = await database.query<Row>({ label: 'bench_named', text, values });
  if (row === undefined) throw new Error(`Nothing found by ${text}`);
  return row;
}

async function cursorAt(database: Database, field: string, place: number): Promise<string> {
  const order = modelList.orders[field];
  if (order === undefined) throw new TypeError(`Models have no order ${field}.`);
  const direction = field === 'SLUG' || field === 'NAME' ? 'ASC' : 'DESC';
  const ordering = orderingOf(order, { field, direction }, 'model');
  const { key, id } = await one<{ key: string | number; id: number }>(
    database,
    `SELECT ${sortKeyColumn(ordering, ordering.expression)} AS key, id FROM model WHERE "mergedIntoId" IS NULL
      ${orderByClause(ordering.expression, 'id', ordering)} OFFSET $1 LIMIT 1`,
    [place],
  );
  return encodeCursor(listDigest(modelList.name, {}), { order: ordering.name, key, id });
}

const MOST_DERIVED = `
  SELECT slug FROM lineage JOIN model_origin ON "originId" = "baseOriginId" JOIN model ON model.id = "modelId"
  WHERE model.visibility = 'PUBLIC' GROUP BY slug`;
const slugOf = (text: string): string => `SELECT slug AS text ${text}`;

/** What operations ask about: names that are in a catalogue of any size, and what is far in it. */
export async function nameThings(database: Database): Promise<Named> {
  const text = async (sql: string): Promise<string> => (await one<{ text: string }>(database, sql)).text;
  const { models } = await one<{ models: number }>(database, 'SELECT count(*)::int AS models FROM model');
  const place = Math.min(FAR, Math.floor(models / 2));
  const cursors: Record<string, string> = {};
  for (const field of Object.keys(modelList.orders)) cursors[field] = await cursorAt(database, field, place);
  const ids = await database.query<{ id: number }>({
    label: 'bench_named',
    text: `SELECT id FROM model WHERE visibility = 'PUBLIC' AND id % 37 = 0 ORDER BY id LIMIT 100`,
  });
  return {
    root: await text(slugOf(`FROM (${MOST_DERIVED} ORDER BY count(*) DESC LIMIT 1) one`)),
    leaf: await text(slugOf(`FROM (${MOST_DERIVED} HAVING count(*) = 2 ORDER BY slug LIMIT 1) one`)),
    publisher: 'lab-0',
    domain: await text(slugOf('FROM domain ORDER BY id OFFSET 5 LIMIT 1')),
    dataset: await text(slugOf(`FROM dataset WHERE name = 'dataset-17'`)),
    task: 'image-classification',
    family: await text(
      `SELECT "architectureFamily" AS text FROM model WHERE "architectureFamily" IS NOT NULL LIMIT 1`,
    ),
    name: await text(`SELECT name AS text FROM model WHERE name LIKE '%-4711'`),
    word: await text(`SELECT split_part(name, '-', 1) AS text FROM model WHERE name LIKE '%-model-4712' OR name LIKE '%-4713'
      ORDER BY id DESC LIMIT 1`),
    cursors,
    ids: ids.map(({ id }) => id),
  };
}
