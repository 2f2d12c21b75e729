import { openCatalogDatabase } from '../../src/app/data-source';
import type { Database } from '../../src/platform/database';
import { lend } from './embedded';
import { expectKept } from './kept-statements';
import { openOnServer, type TestConnections } from './server';
import type { Stage } from './stages';

async function openLent(stage: Stage): Promise<Database> {
  const { lite, giveBack } = await lend(stage);
  const database = await openCatalogDatabase({ url: null, dataDir: null, running: lite });
  const close = database.close.bind(database);
  database.close = async () => {
    await close();
    await giveBack();
  };
  return database;
}

function openDatabase(stage: Stage | null, connections: TestConnections): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined) return openOnServer(url, stage, connections);
  return stage === null ? openCatalogDatabase({ url: null, dataDir: null }) : openLent(stage);
}

/**
 * A database of the test file's own at `stage`, empty where that is null: on the server at
 * TEST_DATABASE_URL when that is set, else embedded in memory. What runs on it must be kept under
 * `schema/statements`.
 */
export async function openTestDatabase({
  stage = 'migrated',
  ...connections
}: { stage?: Stage | null } & TestConnections = {}): Promise<Database> {
  const database = await openDatabase(stage, connections);
  database.onStatement(expectKept);
  return database;
}
