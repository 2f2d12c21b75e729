import {
  databaseChecks,
  diskCheck,
  DoctorService,
  leftLock,
  migrationCheck,
  objectsCheck,
  settingsCheck,
  type Repairs,
} from '../doctor';
import { createEncoder, loadTensorBackend } from '../embedding';
import { countMiscounted, countRecords } from '../ingest';
import type { Config } from '../platform/config';
import type { Database } from '../platform/database';
import type { Log } from '../platform/log';
import type { App } from './app';
import { assembleApp } from './create-app';
import { openCatalogDatabase } from './data-source';

/** Puts the checks together on a database that is open. */
export function createDoctor(
  database: Database,
  { app, encoderVersion }: { app: Pick<App, 'migrate' | 'refreshDerived'>; encoderVersion: string },
  config: Pick<Config, 'adminToken' | 'databaseUrl' | 'dataDir'>,
): DoctorService {
  const repairs: Repairs = {
    encoderVersion,
    migrate: () => app.migrate(),
    refreshDerived: () => app.refreshDerived(),
    countMiscounted,
    countRecords,
  };
  return new DoctorService({
    first: [settingsCheck(config), diskCheck(config), migrationCheck(database, repairs)],
    // Objects differ while migrations are pending, and keep nothing else from being looked at.
    others: [...databaseChecks(database, repairs), objectsCheck(database)],
  });
}

/**
 * Opens the database of the settings, migrates nothing. Who only looks is held to that by the
 * database; who mends uses the catalogue, so that nobody restores over it meanwhile.
 *
 * @throws UnavailableError when the database or the data folder cannot be used
 */
export async function openDoctor(
  config: Config,
  log: Log,
  { fixes }: { readonly fixes: boolean },
): Promise<{ doctor: DoctorService; close: () => Promise<void> }> {
  const found = leftLock(config);
  const { databaseUrl: url, dataDir } = config;
  const [database, backend] = await Promise.all([
    openCatalogDatabase({
      ...{ url, dataDir },
      ...(fixes ? { onReplaced: () => undefined } : { readOnly: true, isBrief: true }),
    }),
    loadTensorBackend(config.tfBackend),
  ]);
  const encoder = createEncoder(backend);
  const app = await assembleApp({ database, backend, encoder, log }, config);
  const doctor = createDoctor(database, { app, encoderVersion: encoder.version }, config);
  return { doctor: doctor.after(found), close: () => app.close() };
}
