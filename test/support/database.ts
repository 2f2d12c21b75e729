import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { Client } from 'pg';
import { openCatalogDatabase } from '../../src/app/data-source';
import type { Database } from '../../src/platform/database';
import { expectKept } from './kept-statements';

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A new database on the server at `url`, migrated. Dropped when it is closed. */
async function openServerDatabase(url: string, migrated: boolean): Promise<Database> {
  const name = `rootstock_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await openCatalogDatabase({ url: own.href, dataDir: null, poolSize: 4 });
  if (migrated) await database.dataSource.runMigrations();
  const close = database.close.bind(database);
  database.close = async () => {
    await close();
    await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return database;
}

function openDatabase(migrated: boolean): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined) return openServerDatabase(url, migrated);
  if (!migrated) return openCatalogDatabase({ url: null, dataDir: null });
  const snapshot = process.env.TEST_SNAPSHOT;
  if (snapshot === undefined) throw new Error('The global setup wrote no snapshot.');
  return openCatalogDatabase({ url: null, dataDir: null, snapshot: new Blob([fs.readFileSync(snapshot)]) });
}

/**
 * A migrated database of the test file's own: on the server at TEST_DATABASE_URL when that is set, else embedded in memory from the
 * snapshot that the global setup wrote. What runs on it must be kept under `schema/statements`.
 */
export async function openTestDatabase({ migrated = true } = {}): Promise<Database> {
  const database = await openDatabase(migrated);
  database.onStatement(expectKept);
  return database;
}
