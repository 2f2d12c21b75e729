import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase({ stage: null });
});
afterAll(() => database.close());

const leftovers = async (): Promise<string[]> => {
  const rows = await database.query<{ name: string }>({
    label: 'test_leftovers',
    text: `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')
           UNION ALL SELECT proname FROM pg_proc
             LEFT JOIN pg_depend ON pg_depend.objid = pg_proc.oid AND deptype = 'e'
             WHERE pronamespace = 'public'::regnamespace AND pg_depend.objid IS NULL
           ORDER BY 1`,
  });
  return rows.map((row) => row.name);
};

it('runs every migration forwards, backwards and forwards again', async () => {
  const { dataSource } = database;
  await dataSource.runMigrations();
  const count = dataSource.migrations.length;
  for (let undone = 0; undone < count; undone++) await dataSource.undoLastMigration();
  expect(await leftovers()).toEqual(['migrations', 'migrations_id_seq', 'typeorm_metadata']);
  expect(await dataSource.runMigrations()).toHaveLength(count);
});

it('leaves entities and tables in agreement', async () => {
  const drift = await database.dataSource.driver.createSchemaBuilder().log();
  expect(drift.upQueries.map((query) => query.query)).toEqual([]);
});

it('names every constraint and index', async () => {
  const rows = await database.query<{ name: string }>({
    label: 'test_unnamed',
    text: `SELECT conname AS name FROM pg_constraint
           WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conname ~ '^(PK|FK|UQ|CHK|REL|IDX)_[0-9a-f]{20}'
             AND conrelid <> 'migrations'::regclass`,
  });
  expect(rows).toEqual([]);
});

it('tells the sources of the Hub apart for what was imported before they were', async () => {
  const { dataSource } = database;
  const names = dataSource.migrations.map(({ name }) => name ?? '');
  const later = names.slice(names.indexOf('LetSourcesStandSideBySide1764000013000'));
  for (const name of later) {
    expect(name).not.toBe('');
    await dataSource.undoLastMigration();
  }
  await database.query({
    label: 'test_hub',
    text: `INSERT INTO hub (id, name) VALUES ('huggingface', 'Hugging Face')`,
  });
  await database.query({
    label: 'test_earlier_origins',
    text: `INSERT INTO origin ("hubId", kind, "externalId", revision, digest, raw)
      SELECT 'huggingface', kind, kind || place, revision, '', raw FROM unnest($1::text[], $2::text[], $3::jsonb[])
        WITH ORDINALITY AS row (kind, revision, raw, place)`,
    values: [
      ['MODEL', 'MODEL', 'DATASET', 'DATASET', 'DATASET'],
      ['a', 'starter+b', 'c', 'd', 'e'],
      [
        { id: 'acme/one', sha: 'a', cardData: null },
        { cardData: {} },
        { id: 'squad' },
        { cardData: {} },
        { id: 'squad', tags: [] },
      ].map((raw) => JSON.stringify(raw)),
    ],
  });
  expect(await dataSource.runMigrations()).toHaveLength(later.length);
  const rows = await database.query({
    label: 'test_sources',
    text: 'SELECT source, parts FROM origin ORDER BY id',
  });
  expect(rows).toEqual([
    { source: 'listing', parts: ['sha'] },
    { source: 'starter', parts: [] },
    { source: 'infos', parts: [] },
    { source: 'card', parts: [] },
    { source: 'listing', parts: ['tags'] },
  ]);
});
