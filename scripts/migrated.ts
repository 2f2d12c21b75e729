import { openCatalogDatabase } from '../src/app/data-source';
import type { SqlExecutor } from '../src/platform/database';

/** What there is to say of a database that the migrations have made, embedded and in memory. */
export async function ofMigrated<Result>(say: (sql: SqlExecutor) => Promise<Result>): Promise<Result> {
  const database = await openCatalogDatabase({ url: null, dataDir: null });
  try {
    await database.dataSource.runMigrations();
    return await say(database);
  } finally {
    await database.close();
  }
}
