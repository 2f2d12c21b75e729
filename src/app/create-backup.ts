import packageJson from '../../package.json';
import { BackupService, RestoreService } from '../backup';
import type { Config } from '../platform/config';
import { openCatalogDatabase } from './data-source';

/** What backs a catalogue up and restores it, on the database of the settings. */
export interface Backups {
  readonly backup: BackupService;
  readonly restore: RestoreService;
  close(): Promise<void>;
}

/**
 * Opens the database as it is, with one connection, and nothing else of the application.
 *
 * @throws UnavailableError when the database or the data folder cannot be used
 */
export async function openBackups({ databaseUrl: url, dataDir }: Config): Promise<Backups> {
  const database = await openCatalogDatabase({ url, dataDir, poolSize: 1 });
  return {
    backup: new BackupService(database, packageJson.version),
    restore: new RestoreService(database),
    close: () => database.close(),
  };
}
