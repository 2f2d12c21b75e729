import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { revisionOf, rowsOf } from '../ingest/support';
import { backUp, contentOf, restore, sourceOf } from './support';

const opened: Database[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

async function open(stage: 'migrated' | 'taxonomies' | null): Promise<Database> {
  const database = await openTestDatabase({ stage });
  opened.push(database);
  return database;
}

async function withModel(name: string): Promise<Database> {
  const database = await open('taxonomies');
  await new Rows(database).model({ name });
  return database;
}

const namesIn = (database: Database) =>
  rowsOf<{ name: string }>(database, 'SELECT name FROM model ORDER BY id');

/** All of a backup but its last line. */
const withoutEnd = (backup: string): string => backup.slice(0, backup.lastIndexOf('{"kind":"end"'));

it('takes a database as empty that is only migrated', async () => {
  const backup = await backUp(await withModel('Larch'));
  const target = await open('migrated');
  await restore(target, sourceOf(backup));
  expect(await namesIn(target)).toEqual([{ name: 'Larch' }]);
});

it('replaces what is there only when it is told to', async () => {
  const backup = await backUp(await withModel('Larch'));
  const target = await withModel('Cedar');
  await expect(restore(target, sourceOf(backup))).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/^The database is not empty: it has rows in .*\bmodel\b/) as string,
    hint: expect.stringContaining('--replace') as string,
  });
  expect(await namesIn(target)).toEqual([{ name: 'Cedar' }]);
  await restore(target, sourceOf(backup), true);
  expect(contentOf(await backUp(target))).toEqual(contentOf(backup));
});

it('writes nothing of a file that is damaged', async () => {
  const target = await withModel('Cedar');
  const before = contentOf(await backUp(target));
  const backup = (await backUp(await withModel('Larch'))).replace('Larch', 'Birch');
  await expect(restore(target, sourceOf(backup), true)).rejects.toMatchObject({ field: 'file' });
  expect(contentOf(await backUp(target))).toEqual(before);
});

it('undoes all of it when the file changes while it is restored, and guards rows as before', async () => {
  const target = await withModel('Cedar');
  const before = contentOf(await backUp(target));
  const backup = await backUp(await withModel('Larch'));
  const source = sourceOf(backup, backup.slice(0, -200));
  await expect(restore(target, source, true)).rejects.toMatchObject({ field: 'file' });
  expect(contentOf(await backUp(target))).toEqual(before);
  await expect(rowsOf(target, 'DELETE FROM origin')).rejects.toThrow('append-only');
});

it('goes on with its own ids after a restore that failed at its end', async () => {
  const target = await withModel('Cedar');
  const former = await new Rows(target).model({ name: 'Spruce' });
  const backup = await backUp(await withModel('Larch'));
  await expect(restore(target, sourceOf(backup, withoutEnd(backup)), true)).rejects.toMatchObject({
    field: 'file',
  });
  const next = await new Rows(target).model({ name: 'Pine' });
  expect(next.id).toBeGreaterThan(former.id);
  expect(await namesIn(target)).toEqual([{ name: 'Cedar' }, { name: 'Spruce' }, { name: 'Pine' }]);
});

it('restores a backup of an earlier version as it was, then migrates it', async () => {
  const source = await withModel('Larch');
  const undone = source.dataSource.migrations.slice(-3).map(({ name }) => name);
  for (let one = 0; one < undone.length; one++) await source.dataSource.undoLastMigration();
  const backup = await backUp(source);
  for (const target of [await open(null), await withModel('Cedar')]) {
    const report = await restore(target, sourceOf(backup), true);
    expect(report.migrated).toEqual(undone);
    expect(await namesIn(target)).toEqual([{ name: 'Larch' }]);
    expect(await revisionOf(target)).toBe(report.revision);
    expect(await target.dataSource.runMigrations()).toEqual([]);
  }
});

it('refuses a backup of a later version, and a database of one', async () => {
  const source = await withModel('Larch');
  const backup = await backUp(source);
  const target = await open(null);
  const [known] = target.dataSource.migrations.splice(-1);
  await expect(restore(target, sourceOf(backup))).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    expected: expect.stringContaining(known?.name ?? 'none') as string,
  });
  expect(await rowsOf(target, `SELECT to_regclass('model') AS "table"`)).toEqual([{ table: null }]);
  await rowsOf(source, `INSERT INTO migrations (timestamp, name) VALUES (1999, 'Later1999000000000')`);
  await expect(restore(source, sourceOf(await backUp(await open('taxonomies'))), true)).rejects.toMatchObject(
    {
      code: 'UNAVAILABLE',
      message: expect.stringContaining('Later1999000000000') as string,
    },
  );
});

it('has nothing to back up where there is no catalogue', async () => {
  await expect(backUp(await open(null))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
