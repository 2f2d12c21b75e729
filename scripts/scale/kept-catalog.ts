import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createEncoder, loadTensorBackend } from '../../src/embedding';
import { countRecords, StarterLoader } from '../../src/ingest';
import type { Database } from '../../src/platform/database';
import { onMigrated } from '../scratch-database';
import { fillScaleCatalog, type ScaleSize } from './scale-catalog';

/** A catalogue of some size: kept under its name, or for this run only. */
export interface ScaleCatalog {
  readonly size: ScaleSize;
  /** A database of this name is used as it is, and stays. */
  readonly keptAs: string | null;
}

async function onServer<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & object>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function fill(database: Database, size: ScaleSize, say: (line: string) => void): Promise<void> {
  const encoder = createEncoder(await loadTensorBackend('auto'));
  await new StarterLoader(database, encoder).load({ onlyIfEmpty: true });
  const started = performance.now();
  await fillScaleCatalog(database, size, say);
  await countRecords(database);
  say(`${size.models} models in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/**
 * Makes the catalogue on a server where it is not there yet, and lets `work` use it by its address.
 */
export async function onScaleCatalog(
  address: string,
  { size, keptAs }: ScaleCatalog,
  { say, work }: { say: (line: string) => void; work: (url: string) => Promise<void> },
): Promise<void> {
  const name = keptAs ?? `rootstock_scale_${randomBytes(4).toString('hex')}`;
  const own = new URL(address);
  own.pathname = `/${name}`;
  const known = await onServer(address, `SELECT FROM pg_database WHERE datname = '${name}'`);
  try {
    if (known.length === 0) {
      await onServer(address, `CREATE DATABASE ${name}`);
      await onMigrated({ DATABASE_URL: own.href }, (database) => fill(database, size, say));
    }
    await work(own.href);
  } finally {
    if (keptAs === null) await onServer(address, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}
