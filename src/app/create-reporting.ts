import type { Config } from '../platform/config';
import { UnavailableError } from '../platform/errors';
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
 * @throws UnavailableError when the database cannot be used, or is the embedded one
 */
export async function openReporting({ databaseUrl: url, dataDir }: Config): Promise<Reporting> {
  if (url === null)
    throw new UnavailableError('The embedded database has no other users than its own process.', {
      hint: 'Read the flat feeds (docs/integrations/README.md), or restore a backup into PostgreSQL and set DATABASE_URL.',
    });
  const database = await openCatalogDatabase({ url, dataDir, poolSize: 1 });
  return { roles: new ReportingRoleService(database), close: () => database.close() };
}
