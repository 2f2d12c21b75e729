import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { assembleApp } from '../../src/app/create-app';
import { openCatalogDatabase } from '../../src/app/data-source';
import { createEncoder, loadTensorBackend } from '../../src/embedding';
import { countRecords, StarterLoader } from '../../src/ingest';
import { parseConfig } from '../../src/platform/config';
import type { Database } from '../../src/platform/database';
import { createLog } from '../../src/platform/log';
import { serve, type MeasuredApp } from '../cost/measured-app';
import { onMigrated } from '../scratch-database';
import { explaining, Explanations } from './explained';
import { fillScaleCatalog, sizeOf } from './scale-catalog';

/** The application over a catalogue whose server tells its plans. */
export interface ScaleMeasured {
  readonly app: MeasuredApp;
  readonly database: Database;
  readonly explanations: Explanations;
}

const log = createLog('silent');

async function onServer<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & object>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A catalogue of so many models: kept under its name, or for this run only. */
export interface ScaleCatalog {
  readonly models: number;
  /** A database of this name is used as it is, and stays. */
  readonly keptAs: string | null;
}

async function fill(database: Database, models: number, say: (line: string) => void): Promise<void> {
  const encoder = createEncoder(await loadTensorBackend('auto'));
  await new StarterLoader(database, encoder).load({ onlyIfEmpty: true });
  const started = performance.now();
  await fillScaleCatalog(database, sizeOf(models), say);
  await countRecords(database);
  say(`${models} models in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function ask(url: string, work: (measured: ScaleMeasured) => Promise<void>): Promise<void> {
  const config = parseConfig({ DATABASE_URL: explaining(url) });
  const database = await openCatalogDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
  const backend = await loadTensorBackend(config.tfBackend);
  const app = await assembleApp({ database, backend, encoder: createEncoder(backend), log }, config);
  try {
    await app.migrate();
    const explanations = new Explanations(database);
    await work({ app: await serve(app, database, null), database, explanations });
  } finally {
    await app.close();
  }
}

/** Makes the catalogue on a server where it is not there yet, and lets `work` ask it. */
export async function withScaleCatalog(
  address: string,
  { models, keptAs }: ScaleCatalog,
  { say, work }: { say: (line: string) => void; work: (measured: ScaleMeasured) => Promise<void> },
): Promise<void> {
  const name = keptAs ?? `rootstock_scale_${randomBytes(4).toString('hex')}`;
  const own = new URL(address);
  own.pathname = `/${name}`;
  const known = await onServer(address, `SELECT FROM pg_database WHERE datname = '${name}'`);
  try {
    if (known.length === 0) {
      await onServer(address, `CREATE DATABASE ${name}`);
      await onMigrated({ DATABASE_URL: own.href }, (database) => fill(database, models, say));
    }
    await ask(own.href, work);
  } finally {
    if (keptAs === null) await onServer(address, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}
