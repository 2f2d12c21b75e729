import type { Config } from '../platform/config';
import { ReportingRoleService } from '../reporting';
import { openCatalogDatabase } from './data-source';

/** What lets others read the views, on the database of the settings. */
export interface Reporting {
  readonly roles: ReportingRoleService;
  close(): Promise<void>;
}

/**
 * Opens the database as it is, with one connection, and nothing else of the application.
 *
 * @throws UnavailableError when the database or the data folder cannot be used
 */
export async function openReporting({ databaseUrl: url, dataDir }: Config): Promise<Reporting> {
  const database = await openCatalogDatabase({ url, dataDir, poolSize: 1 });
  return { roles: new ReportingRoleService(database), close: () => database.close() };
}
