import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { openCatalogDatabase } from '../src/app/data-source';
import { parseConfig } from '../src/platform/config';
import type { Database } from '../src/platform/database';

/** Settings of a database, as the environment of a process has them. */
type Environment = Record<string, string>;

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function onNewDatabase(url: string, work: (environment: Environment) => Promise<void>): Promise<void> {
  const name = `rootstock_bench_${randomBytes(4).toString('hex')}`;
  await onServer(url, `CREATE DATABASE ${name}`);
  try {
    const own = new URL(url);
    own.pathname = `/${name}`;
    await work({ DATABASE_URL: own.href });
  } finally {
    await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/**
 * Runs `work` with the settings of a new database, on the server of DATABASE_URL or else embedded,
 * and a temporary folder. Both are removed afterwards.
 */
export async function withDatabase(
  work: (environment: Environment, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rootstock-bench-'));
  const url = process.env.DATABASE_URL;
  try {
    if (url === undefined) await work({ ROOTSTOCK_DATA_DIR: path.join(folder, 'data') }, folder);
    else await onNewDatabase(url, (environment) => work(environment, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the database of these settings, migrated, and closes it after `work`. */
export async function onMigrated<Result>(
  environment: Environment,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { databaseUrl: url, dataDir } = parseConfig(environment);
  const database = await openCatalogDatabase({ url, dataDir });
  try {
    await database.dataSource.runMigrations();
    return await work(database);
  } finally {
    await database.close();
  }
}
