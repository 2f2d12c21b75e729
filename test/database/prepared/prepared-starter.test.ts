import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openCatalogDatabase } from '../../../src/app/data-source';
import { prepareStarter } from '../../../src/app/prepared/prepare-starter';
import { digestOfMakers, findPreparedStarter, placesIn } from '../../../src/app/prepared/prepared-starter';
import { StarterFilling } from '../../../src/app/prepared/starter-filling';
import { RestoreService } from '../../../src/backup';
import { createEncoder, loadTensorBackend } from '../../../src/embedding';
import type { Database } from '../../../src/platform/database';
import { createLog } from '../../../src/platform/log';
import { openTestDatabase } from '../../support/database';
import { startFrom } from '../../support/snapshots';
import { reach, STAGES } from '../../support/stages';
import { backUp, contentOf, sourceOf } from '../backup/support';

const LOG = createLog('silent');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-prepared-'));
const folder = path.join(root, 'prepared');
/** A data folder whose database has the starter catalogue, and nothing computed from it. */
async function fill(dataDir: string): Promise<void> {
  if (process.env.TEST_SNAPSHOTS !== undefined) {
    fs.mkdirSync(dataDir);
    return (await startFrom('starter', path.join(dataDir, 'database'))).close();
  }
  // Where the tests run on a server there are no snapshots.
  const database = await openCatalogDatabase({ url: null, dataDir });
  for (const stage of STAGES) await reach(database, stage);
  await database.close();
}

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

async function countsIn(database: Database) {
  const [counts] = await database.query<{ models: number; results: number }>({
    label: 'test',
    text: `SELECT (SELECT count(*)::int FROM model) AS models, (SELECT count(*)::int FROM transfer_result) AS results`,
  });
  return counts;
}

describe('the prepared starter catalogue', () => {
  beforeAll(async () => {
    expect(findPreparedStarter(folder)).toBeNull();
    expect(await prepareStarter(LOG, { folder, fill })).toBe(true);
  }, 300_000);

  it('is made once for one program', async () => {
    const refuse = () => Promise.reject(new Error('It is there already.'));
    expect(await prepareStarter(LOG, { folder, fill: refuse })).toBe(false);
    expect(findPreparedStarter(folder)).toEqual({
      database: path.join(folder, 'database'),
      rows: path.join(folder, 'rows.jsonl.gz'),
    });
  });

  it('can be read by whoever starts the program', () => {
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const { mode } = fs.statSync(path.join(entry.parentPath, entry.name));
      expect([entry.name, mode & 0o444]).toEqual([entry.name, 0o444]);
    }
  });

  it('is not used by another program', () => {
    const other = path.join(root, 'other');
    fs.cpSync(folder, other, { recursive: true });
    fs.writeFileSync(placesIn(other).manifest, JSON.stringify({ digest: 'of another one' }));
    expect(findPreparedStarter(other)).toBeNull();
    fs.writeFileSync(placesIn(other).manifest, '{}');
    expect(findPreparedStarter(other)).toBeNull();
  });

  it('is of another program where that has other packages', () => {
    const program = path.join(root, 'program');
    const here = path.join(__dirname, '../../..');
    fs.mkdirSync(program);
    for (const part of ['migrations', 'src']) fs.symlinkSync(path.join(here, part), path.join(program, part));
    const packages = fs.readFileSync(path.join(here, 'package.json'), 'utf8');
    fs.writeFileSync(path.join(program, 'package.json'), packages);
    expect(digestOfMakers(program)).toBe(digestOfMakers());
    const others = packages.replace(/"@electric-sql\/pglite": "[^"]+"/, '"@electric-sql/pglite": "0.0.1"');
    fs.writeFileSync(path.join(program, 'package.json'), others);
    expect(digestOfMakers(program)).not.toBe(digestOfMakers());
  });

  it('is what a new data folder begins as', async () => {
    const dataDir = path.join(root, 'new');
    // Left by a copy that was broken off.
    fs.mkdirSync(path.join(dataDir, 'database.partial/base'), { recursive: true });
    const template = () => placesIn(folder).database;
    const database = await openCatalogDatabase({ url: null, dataDir, template });
    const counts = await countsIn(database);
    expect(counts?.models).toBeGreaterThan(2_000);
    expect(counts?.results).toBeGreaterThan(29_000);
    expect(await database.dataSource.runMigrations()).toEqual([]);
    await database.query({ label: 'test', text: 'CREATE TABLE mine (id int)' });
    await database.close();
    expect(fs.readdirSync(dataDir)).toEqual(['database']);
    expect(fs.statSync(path.join(dataDir, 'database')).mode & 0o777).toBe(0o700);

    const again = await openCatalogDatabase({ url: null, dataDir, template });
    expect(await again.query({ label: 'test', text: 'SELECT id FROM mine' })).toEqual([]);
    await again.close();
  });

  it('fills an empty catalogue with the same rows', async () => {
    const database = await openTestDatabase();
    const encoder = createEncoder(await loadTensorBackend('cpu'));
    const filling = new StarterFilling(database, encoder, () => findPreparedStarter(folder));
    expect(await filling.fill({ onlyIfEmpty: true })).toMatch(/as the build prepared it/);
    const rows = gunzipSync(fs.readFileSync(placesIn(folder).rows)).toString();
    expect(contentOf(await backUp(database))).toEqual(contentOf(rows));
    expect(await filling.fill({ onlyIfEmpty: true })).toMatch(/is loaded already/);
    await database.close();
  });

  it('leaves a catalogue alone that has anything, and one that it would damage', async () => {
    const database = await openTestDatabase();
    const rows = gunzipSync(fs.readFileSync(placesIn(folder).rows)).toString();
    const restore = new RestoreService(database);
    await expect(restore.fill(() => sourceOf(rows.slice(0, rows.length / 2)))).rejects.toThrow(
      /whole backup/,
    );
    expect(await countsIn(database)).toEqual({ models: 0, results: 0 });
    expect(await restore.fill(() => null)).toBe(false);
    await database.query({
      label: 'test',
      text: `INSERT INTO publisher (slug, name) VALUES ('acme', 'Acme')`,
    });
    const unread = () => {
      throw new Error('Nothing is to be read.');
    };
    expect(await restore.fill(unread)).toBe(false);
    await database.close();
  });
});
