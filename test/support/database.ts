import { openCatalogDatabase } from '../../src/app/data-source';
import type { Database } from '../../src/platform/database';
import { lend } from './embedded';
import { openOnServer } from './server';
import type { Stage } from './stages';

async function openLent(stage: Stage): Promise<Database> {
  const lent = await lend(stage);
  const database = await openCatalogDatabase({ url: null, dataDir: null, running: lent.lite });
  const close = database.close.bind(database);
  database.close = async () => {
    await close();
    await lent.giveBack();
  };
  return database;
}

/**
 * A database of the test file's own at `stage`, empty where that is null: on the server at
 * TEST_DATABASE_URL when that is set, else embedded in memory.
 */
export function openTestDatabase({ stage = 'migrated' }: { stage?: Stage | null } = {}): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined) return openOnServer(url, stage);
  return stage === null ? openCatalogDatabase({ url: null, dataDir: null }) : openLent(stage);
}
