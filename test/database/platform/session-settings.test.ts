import { openCatalogDatabase } from '../../../src/app/data-source';
import { modelList } from '../../../src/catalog/model/model-list.repository';
import { ListReader, selecting, type Database, type Position } from '../../../src/platform/database';
import { SESSION_SETTINGS } from '../../../src/platform/database/session-settings';
import { openTestDatabase } from '../../support/database';
import { lend } from '../../support/embedded';
import { Factories } from '../../support/factories';

/** Defaults of a database under which answers would be others. */
const UNUSUAL: Readonly<Record<string, string>> = {
  DateStyle: 'SQL, DMY',
  IntervalStyle: 'iso_8601',
  TimeZone: 'Asia/Kolkata',
  extra_float_digits: '-3',
  bytea_output: 'escape',
  standard_conforming_strings: 'off',
  array_nulls: 'off',
  transform_null_equals: 'on',
  default_transaction_isolation: 'serializable',
  jit: 'on',
};

/** A database whose own defaults are unusual; an embedded one had them set before it was opened. */
async function openUnusual(): Promise<Database> {
  if (process.env.TEST_DATABASE_URL === undefined) {
    const { lite, giveBack } = await lend('taxonomies');
    for (const [name, value] of Object.entries(UNUSUAL)) await lite.exec(`SET ${name} = '${value}'`);
    const database = await openCatalogDatabase({ url: null, dataDir: null, running: lite });
    const close = database.close.bind(database);
    database.close = () => close().then(giveBack);
    return database;
  }
  const first = await openTestDatabase({ stage: 'taxonomies' });
  const [{ name } = { name: '' }] = await first.dataSource.query<{ name: string }[]>(
    'SELECT current_database() AS name',
  );
  for (const [setting, value] of Object.entries(UNUSUAL))
    await first.dataSource.query(`ALTER DATABASE "${name}" SET ${setting} = '${value}'`);
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  const database = await openCatalogDatabase({ url: url.href, dataDir: null, poolSize: 4 });
  const close = database.close.bind(database);
  database.close = () => close().then(() => first.close());
  return database;
}

let database: Database;

beforeAll(async () => {
  database = await openUnusual();
});
afterAll(() => database.close());

const valueOf = async (expression: string): Promise<unknown> => {
  const text = `SELECT ${expression} AS value`;
  const [row] = await database.query<{ value: unknown }>({ label: 'test_setting', text });
  return row?.value;
};

it.each(Object.entries(SESSION_SETTINGS))('sets %s to %s for itself', async (name, value) => {
  expect(Object.keys(UNUSUAL)).toContain(name);
  const found = await valueOf(`current_setting('${name}')`);
  expect(String(found).replaceAll(', ', ',')).toBe(value);
});

it('reads times whatever style the database prefers', async () => {
  await expect(valueOf("timestamptz '2026-02-03 04:05:06.789+00'")).resolves.toEqual(
    new Date('2026-02-03T04:05:06.789Z'),
  );
});

it('walks through all that a search finds, by relevance', async () => {
  const make = new Factories(database);
  for (let n = 0; n < 131; n++) {
    // Many equal ranks, across the ends of pages.
    await make.aModel({ slug: `acme/model-${n}`, name: n % 2 === 0 ? 'vit' : 'resnet', downloads: 7 });
  }
  const reader = new ListReader<{ id: number; slug: string }>(database, modelList);
  const seen = new Set<string>();
  for (let after: Position | null = null, hasNext = true; hasNext;) {
    const page = await reader.page({
      search: 'vit or resnet',
      orderBy: { field: 'RELEVANCE', direction: 'DESC' },
      selection: selecting('slug'),
      page: { size: 10, from: 'start', after, before: null },
    });
    for (const { slug } of page.rows) seen.add(slug);
    const last = page.rows.at(-1);
    hasNext = page.hasNext;
    if (last !== undefined) after = { order: page.order, key: last.sortKey, id: last.id };
  }
  expect(seen.size).toBe(131);
});
