import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { openCatalogDatabase } from '../../src/app/data-source';
import type { Database, DatabaseOptions } from '../../src/platform/database';
import { reach, STAGES, type Stage } from './stages';

const PREFIX = 'rootstock_test';

/** Runs one statement on the maintenance database of the server at `url`. */
async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const templateOf = (stage: Stage, run: string): string => `${PREFIX}_${run}_${stage}`;
const drop = (url: string, name: string): Promise<void> =>
  command(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);

/** How a test wants its connections to be. */
export type TestConnections = Pick<DatabaseOptions, 'onReplaced' | 'operationMs' | 'poolSize' | 'readOnly'>;

function open(url: string, name: string, connections: TestConnections = {}): Promise<Database> {
  const own = new URL(url);
  own.pathname = `/${name}`;
  return openCatalogDatabase({ url: own.href, dataDir: null, poolSize: 4, ...connections });
}

/** Makes the databases that those of the test files are copies of, one for each stage. */
export async function makeTemplates(url: string): Promise<void> {
  const run = randomBytes(4).toString('hex');
  process.env.TEST_TEMPLATES = run;
  let former = 'template1';
  for (const stage of STAGES) {
    const name = templateOf(stage, run);
    await command(url, `CREATE DATABASE ${name} TEMPLATE ${former}`);
    const database = await open(url, name);
    await reach(database, stage).finally(() => database.close());
    former = name;
  }
}

export async function dropTemplates(url: string): Promise<void> {
  const run = process.env.TEST_TEMPLATES;
  if (run !== undefined) for (const stage of STAGES) await drop(url, templateOf(stage, run));
}

/** A new database on the server at `url`, dropped when it is closed. */
export async function openOnServer(
  url: string,
  stage: Stage | null,
  connections: TestConnections = {},
): Promise<Database> {
  const name = `${PREFIX}_${randomBytes(6).toString('hex')}`;
  const run = process.env.TEST_TEMPLATES;
  if (run === undefined) throw new Error('The global setup made no templates.');
  const template = stage === null ? 'template1' : templateOf(stage, run);
  await command(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const database = await open(url, name, connections);
  const close = database.close.bind(database);
  database.close = async () => {
    await close();
    await drop(url, name);
  };
  return database;
}
