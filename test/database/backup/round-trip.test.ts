import { actingAs, type Database } from '../../../src/platform/database';
import { catalogDigest } from '../../../scripts/catalog-digest';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { rowsOf } from '../ingest/support';
import { backUp, contentOf, openEmbedded, restore, sourceOf } from './support';

const opened: Database[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function open(stage: 'taxonomies' | null): Promise<Database> {
  const database = await openTestDatabase({ stage });
  opened.push(database);
  return database;
}

it('brings a catalogue into a new database, row by row, here and embedded', async () => {
  const source = await open('taxonomies');
  const rows = new Rows(source);
  const [base, child] = [await rows.model(), await rows.model()];
  const target = await rows.dataset();
  await rows.result({
    ...{ studyId: await rows.study(), baseOriginId: base.originId, adaptedOriginId: child.originId },
    ...{ targetOriginId: target.originId, metricId: await rows.metric() },
  });
  const backup = await backUp(source);
  const embedded = await openEmbedded();
  opened.push(embedded);
  for (const other of [await open(null), embedded]) {
    expect((await restore(other, sourceOf(backup))).migrated).toEqual([]);
    expect(contentOf(await backUp(other))).toEqual(contentOf(backup));
    expect(await catalogDigest(other)).toEqual(await catalogDigest(source));
  }
});

it('backs up and restores for an operator, as the command line does', async () => {
  const operator = { principal: 'operator', requestId: null, operation: 'backup' };
  const [source, target] = [await open('taxonomies'), await open(null)];
  await actingAs(operator, async () => {
    const backup = await backUp(source);
    await restore(target, sourceOf(backup));
    expect(contentOf(await backUp(target))).toEqual(contentOf(backup));
  });
});

it('has every table that the migrations make, with every column that is not computed', async () => {
  const database = await open('taxonomies');
  const lines = (await backUp(database)).split('\n').filter((line) => line.startsWith('{"kind":"table"'));
  const tables = lines.map((line) => JSON.parse(line) as { name: string; columns: { name: string }[] });
  const said = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
  const columns = await rowsOf<{ column: string }>(
    database,
    `SELECT table_name || '.' || column_name AS "column" FROM information_schema.columns
      JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
        AND table_name NOT IN ('migrations', 'typeorm_metadata', 'write_mark', 'write_probe')`,
  );
  expect(said.sort()).toEqual(columns.map(({ column }) => column).sort());
});

it('keeps what is hard to write: digits, bytes, times, nulls of two kinds, and any letter', async () => {
  const source = await open('taxonomies');
  const rows = new Rows(source);
  const raw = {
    text: 'a "b"\n\t\\ \u2028 ключ 木 🌳',
    deep: [[], {}, null, 1e-7, 0.1],
    big: '9007199254740993',
  };
  await rows.origin({ raw: JSON.stringify(raw) });
  await rows.origin({ raw: 'null', parts: ['a,b', '{}', 'NULL', '', ' " '] });
  await rows.origin({ raw: null });
  await rowsOf(
    source,
    `INSERT INTO origin ("hubId", kind, "externalId", revision, digest, raw, "recordedAt")
      VALUES ('test', 'MODEL', 'large', '1', '', '[12345678901234567890.123456789, 1e400]', '2026-01-02 03:04:05.678901+05:30')`,
  );
  await rowsOf(
    source,
    `INSERT INTO scorer_fit (version, "scorerVersion", "encoderVersion", "catalogRevision", settings, search, "columnKeys",
      noise, "resultIds", z, dual, solution, "leftOut")
     VALUES ('1', '1', '1', 9007199254740991, '{}', '{}', '{a,b}', '{0.1,-5e-324}', '\\x00ff5c0a', '\\x0000000000000000',
      '\\xffffffffffffffff', '{}', '{}')`,
  );
  const domain = await rows.domain();
  await rowsOf(
    source,
    `INSERT INTO embedding ("domainId", "encoderVersion", vector, digest) VALUES (${domain}, '1', '{0.1,-0,3.4028235e38,1e-45}', '')`,
  );
  const backup = await backUp(source);
  const target = await open(null);
  await restore(target, sourceOf(backup));
  expect(contentOf(await backUp(target))).toEqual(contentOf(backup));
  const text = `SELECT origin::text AS line FROM origin UNION ALL SELECT scorer_fit::text FROM scorer_fit
    UNION ALL SELECT embedding::text FROM embedding ORDER BY 1`;
  expect(await rowsOf(target, text)).toEqual(await rowsOf(source, text));
});

it('goes on where it was: ids, the feed, its guards, foreign keys and generated columns', async () => {
  const source = await open('taxonomies');
  const former = await new Rows(source).model({ name: 'Larch' });
  const target = await open(null);
  await restore(target, sourceOf(await backUp(source)));
  const next = await new Rows(target).model({ name: 'Cedar' });
  expect(next.id).toBe(former.id + 1);
  const [change, ...others] = await rowsOf<{ sequence: number; revision: number; entityId: number }>(
    target,
    `SELECT sequence, revision, "entityId" FROM change JOIN catalog_state ON sequence = revision`,
  );
  expect(others).toEqual([]);
  expect(change).toMatchObject({ entityId: next.id, sequence: change?.revision });
  await expect(rowsOf(target, 'DELETE FROM origin')).rejects.toThrow('append-only');
  await expect(rowsOf(target, 'DELETE FROM model')).rejects.toThrow('model_origin_model_fk');
  expect(await rowsOf(target, `SELECT name FROM model WHERE search @@ search_query('larch')`)).toEqual([
    { name: 'Larch' },
  ]);
});
