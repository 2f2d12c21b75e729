import { chmodSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../../../package.json';
import { BackupService, writeFile } from '../../backup';
import { parseConfig } from '../../platform/config';
import type { Database } from '../../platform/database';
import type { Log } from '../../platform/log';
import { createApp } from '../create-app';
import { openCatalogDatabase } from '../data-source';
import { compact, findLogFile } from './prepared.repository';
import { digestOfMakers, findPreparedStarter, PREPARED, placesIn } from './prepared-starter';

/** For everybody: whoever starts the program copies it. */
const READABLE = { folder: 0o755, file: 0o644 } as const;

export interface PrepareOptions {
  /** Where it is made; where the program looks for it by default. */
  readonly folder?: string;
  /** Makes the database in a data folder; tests pass one that takes less time. */
  readonly fill?: (dataDir: string, log: Log) => Promise<void>;
}

/**
 * Makes what `findPreparedStarter` finds, in the folder where it looks, unless this very program
 * has made it already; returns whether it did. Takes more than a minute of one core.
 */
export async function prepareStarter(
  log: Log,
  { folder = PREPARED, fill = fillAndCompute }: PrepareOptions = {},
): Promise<boolean> {
  if (findPreparedStarter(folder) !== null) return false;
  const digest = digestOfMakers();
  const aside = `${folder}.partial`;
  const made = placesIn(aside);
  for (const old of [aside, folder]) rmSync(old, { recursive: true, force: true });
  await fill(aside, log);
  await inDatabase(aside, async (database) => {
    await compact(database);
    await writeFile(made.rows, (sink) => new BackupService(database, packageJson.version).write(sink));
  });
  await trimLog(aside);
  makeReadable(aside);
  // Written last: without it nothing here is used.
  writeFileSync(made.manifest, JSON.stringify({ digest }));
  renameSync(aside, folder);
  return true;
}

/** The catalogue as a server has it when it has started on an empty folder and come to rest. */
async function fillAndCompute(dataDir: string, log: Log): Promise<void> {
  const app = await createApp(parseConfig({ ROOTSTOCK_DATA_DIR: dataDir }), log);
  try {
    await app.migrate();
    await app.loadStarter({ onlyIfEmpty: true });
    await app.refreshDerived();
    await app.recommender.keepKnown();
  } finally {
    await app.close();
  }
}

async function inDatabase<Result>(
  dataDir: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openCatalogDatabase({ url: null, dataDir });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/**
 * Takes out files of the write-ahead log that PostgreSQL keeps for later use: all that come after
 * the one in use and the next. It makes them anew when it needs them.
 */
async function trimLog(dataDir: string): Promise<void> {
  const current = await inDatabase(dataDir, findLogFile);
  const folder = path.join(placesIn(dataDir).database, 'pg_wal');
  const later = readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name) && name > current);
  for (const name of later.sort().slice(1)) rmSync(path.join(folder, name));
}

function makeReadable(place: string): void {
  chmodSync(place, READABLE.folder);
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const inside = path.join(place, entry.name);
    if (entry.isDirectory()) makeReadable(inside);
    else chmodSync(inside, READABLE.file);
  }
}
