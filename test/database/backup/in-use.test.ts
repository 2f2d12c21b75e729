import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { RestoreService } from '../../../src/backup';
import { lockTables } from '../../../src/backup/table.repository';
import { UnavailableError } from '../../../src/platform/errors';
import { openCatalogDatabase } from '../../../src/app/data-source';
import type { Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { rowsOf } from '../ingest/support';
import { backUp, restore, sourceOf } from './support';

const serverUrl = process.env.TEST_DATABASE_URL;

/** As others hold it: the schema of the tests is `public`. */
const LOCK = `SELECT pg_try_advisory_lock(hashtextextended('rootstock catalogue public', 0)) AS "isTaken"`;

if (serverUrl !== undefined) {
  let database: Database;
  let other: Client;
  let url: string;
  let replaced = 0;

  beforeEach(async () => {
    replaced = 0;
    database = await openTestDatabase({ onReplaced: () => void (replaced += 1) });
    const [row] = await rowsOf<{ name: string }>(database, 'SELECT current_database() AS name');
    const address = new URL(serverUrl);
    address.pathname = `/${row?.name ?? ''}`;
    url = address.href;
    other = new Client({ connectionString: url });
    await other.connect();
  });
  afterEach(async () => {
    await other.end();
    await database.close();
  });

  // Taking the lock to find out would send away who comes back at that moment.
  const isAlone = async (): Promise<boolean> => {
    const { rows } = await other.query<{ isFree: boolean }>(
      `SELECT NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32) | objid::bigint = hashtextextended('rootstock catalogue public', 0)) AS "isFree"`,
    );
    return rows[0]?.isFree === true;
  };
  const endOthers = (): Promise<unknown> =>
    other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
    for (const begun = Date.now(); !(await holds()); await pause(20))
      if (Date.now() - begun > 10_000) throw new Error('It never came to be.');
  }

  const opened = (options: { onReplaced?: () => void } = {}): Promise<Database> =>
    openCatalogDatabase({ url, dataDir: null, poolSize: 1, ...options });

  it('goes on with a catalogue that was filled as it was prepared, when its connection is lost', async () => {
    const source = await openTestDatabase({ stage: 'migrated' });
    await new Rows(source).publisher();
    const backup = await backUp(source);
    await source.close();
    expect(await new RestoreService(database).fill(() => sourceOf(backup))).toBe(true);
    await endOthers();
    await until(async () => !(await isAlone()));
    expect(replaced).toBe(0);
  });

  it('locks nothing that a writer needs while it waits for it', async () => {
    await other.query('BEGIN; SELECT FROM catalog_state WHERE id = 1 FOR NO KEY UPDATE');
    const locking = database.transaction((transaction) => lockTables(transaction));
    const locks = async (isGranted: boolean): Promise<unknown[]> => {
      const { rows } = await other.query<{ name: string }>(
        `SELECT relation::regclass AS name FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted = $1
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [isGranted],
      );
      return rows.map(({ name }) => name);
    };
    await until(async () => (await locks(false)).length > 0);
    expect(await locks(false)).toEqual(['catalog_state']);
    expect(await locks(true)).toEqual([]);
    await other.query(`INSERT INTO publisher (slug, name) VALUES ('beside', 'Beside')`);
    await other.query('COMMIT');
    await locking;
  });

  it('refuses to restore over a catalogue that a process uses without any statement, and says which', async () => {
    const backup = await backUp(database);
    const target = await opened();
    try {
      await expect(restore(target, sourceOf(backup), true)).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringMatching(
          new RegExp(
            `^Another Rootstock uses this database: "rootstock process ${process.pid} on .*" \\(server process \\d+, since 20[0-9-]+T[0-9:]+Z\\)`,
          ),
        ) as string,
      });
    } finally {
      await target.close();
    }
  });

  it('holds one connection apart from the pool, under a name of its own, until it is closed', async () => {
    expect(await isAlone()).toBe(false);
    const { rows } = await other.query<{ application: string }>(
      `SELECT application_name AS application FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'rootstock process %'`,
    );
    expect(rows).toHaveLength(1);
    const [second, third] = [await opened({ onReplaced: () => undefined }), await opened()];
    await second.close();
    await third.close();
    expect(await isAlone()).toBe(false);
  });

  it('sends away who comes while a restore is at work', async () => {
    await endOthers();
    await other.query(`SET application_name = 'rootstock'`);
    await until(async () => (await other.query<{ isTaken: boolean }>(LOCK)).rows[0]?.isTaken === true);
    const opening = opened({ onReplaced: () => undefined });
    await expect(opening).rejects.toThrow(UnavailableError);
    await expect(opening).rejects.toThrow(/^A restore is at work on this database by "rootstock" \(server/);
  });

  it('comes back when its connection was lost', async () => {
    await endOthers();
    await until(isAlone);
    await until(async () => !(await isAlone()));
    expect(replaced).toBe(0);
  });

  it('learns that a restore has begun while its connection was lost', async () => {
    await endOthers();
    await until(async () => (await other.query<{ isTaken: boolean }>(LOCK)).rows[0]?.isTaken === true);
    await until(() => replaced > 0);
    await pause(600);
    expect(replaced).toBe(1);
  });

  it('learns that a restore was there and gone while its connection was lost', async () => {
    await other.query('BEGIN; TRUNCATE catalog_state');
    await endOthers();
    await other.query('COMMIT');
    await until(() => replaced > 0);
    expect(replaced).toBe(1);
  });
}

it('refuses to open an embedded catalogue that another process has open, and says which', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'in-use-'));
  try {
    await writeFile(path.join(dataDir, 'lock'), String(process.ppid));
    await expect(openCatalogDatabase({ url: null, dataDir })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `The data folder ${dataDir} is in use by process ${process.ppid}.`,
    });
  } finally {
    await rm(dataDir, { recursive: true });
  }
});
