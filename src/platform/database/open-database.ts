import { existsSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { PGlite } from '@electric-sql/pglite' with { 'resolution-mode': 'import' };
import { types } from 'pg';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { UnavailableError } from '../errors';
import { lockDataFolder } from './data-folder.lock';
import { ConnectionApart } from './connection-apart';
import { Database } from './database';
import { flagsForAMoment } from './compiler-flags';
import { beginAs } from './database-template';
import { startEmbeddedServer } from './embedded-server';
import { answeringInTurns } from './paced-embedded';
import { Presence } from './presence';
import { settingStatements, startupOptions } from './session-settings';
import { timeoutOptions, timeoutsFor } from './session-timeouts';
import { WriteNotices } from './write-notices';

export interface DatabaseOptions {
  /** A `postgres://` URL, or null for the embedded database. */
  url: string | null;
  /** Folder of the embedded database; null keeps it in memory. */
  dataDir: string | null;
  /**
   * Names the folder of an embedded database that a new one begins as; null for one without tables,
   * as without this. Asked only where there is none yet.
   */
  template?: () => string | null;
  /**
   * Whether this process ends when it has answered: the embedded database starts in half the
   * processor's time, and what it computes for seconds takes longer.
   */
  isBrief?: boolean;
  /** An embedded database that runs already, in the place of a new one; its starter closes it. */
  running?: PGlite;
  /** Connections to PostgreSQL at most; the embedded database has one. */
  poolSize?: number;
  /**
   * How long one operation of a service may take, in milliseconds. Null where nothing has a
   * deadline, as at the command line: its imports and migrations take as long as they take.
   */
  operationMs?: number | null;
  /**
   * For who uses the catalogue for longer than a moment: shows it to others, so that nobody
   * restores another one over it. Called when that happened while the connection was lost; what
   * this process remembers is out of date then. The embedded database belongs to its process
   * anyway.
   */
  onReplaced?: () => void;
  /** Whether transactions are read-only by themselves, for who only looks. */
  readOnly?: boolean;
  entities: MixedList<new () => object>;
  migrations: MixedList<new () => object>;
}

// Counts are bigint columns; all are checked to stay far below 2^53, so that numbers hold them
// exactly.
types.setTypeParser(types.builtins.INT8, Number);

const shared = ({ entities, migrations }: DatabaseOptions) =>
  ({
    type: 'postgres',
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    parseInt8: true,
    logging: false,
    applicationName: 'rootstock',
  }) satisfies DataSourceOptions;

async function openPostgres(address: string, options: DatabaseOptions): Promise<Database> {
  const { operationMs = null, poolSize = 10, readOnly = false } = options;
  const timeouts = operationMs === null ? null : timeoutsFor(operationMs);
  const { url, options: settings } = startupOptions(address, { readOnly });
  const dataSource = new DataSource({
    ...shared(options),
    url,
    poolSize,
    connectTimeoutMS: 5_000,
    extra: {
      keepAlive: true,
      options: timeouts === null ? settings : `${settings} ${timeoutOptions(timeouts.long)}`,
    },
  });
  try {
    await dataSource.initialize();
  } catch (cause) {
    const { host } = new URL(url);
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : 'it does not answer';
    throw new UnavailableError(`PostgreSQL at ${host} cannot be used: ${reason}`, {
      hint: 'Check DATABASE_URL and that the server runs; unset DATABASE_URL to use the embedded database.',
      cause,
    });
  }
  const { onReplaced } = options;
  const notices = new WriteNotices();
  const presence =
    onReplaced && new Presence({ url, options: settings }, { onReplaced, onWritten: notices.tell });
  try {
    await presence?.enter();
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  const apart = new ConnectionApart({ url, options: settings });
  return new Database({ dataSource, server: { apart, timeouts }, notices, release: () => presence?.leave() });
}

async function startEmbedded(
  folder: string | null,
  { template = () => null, isBrief = false }: Pick<DatabaseOptions, 'template' | 'isBrief'>,
): Promise<PGlite> {
  const dataDir = folder === null ? undefined : path.join(folder, 'database');
  if (dataDir !== undefined) await beginAs(template, dataDir);
  // A database that is made now takes long to fill.
  if (isBrief && dataDir !== undefined && existsSync(dataDir)) flagsForAMoment().forEach(setFlagsFromString);
  return startEmbeddedServer(dataDir === undefined ? {} : { dataDir });
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const folder = options.dataDir === null ? null : path.resolve(options.dataDir);
  const unlock = folder === null ? () => undefined : lockOrExplain(folder);
  try {
    const lite = options.running ?? (await startEmbedded(folder, options));
    const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
    await lite.exec(settingStatements(options));
    const dataSource = await new DataSource({
      ...shared(options),
      poolSize: 1,
      connectTimeoutMS: 10_000,
      extra: { ...createPgConfig(answeringInTurns(lite)), max: 1, idleTimeoutMillis: 0 },
    }).initialize();
    const release = async (): Promise<void> => {
      if (options.running === undefined) await lite.close();
      unlock();
    };
    return new Database({ dataSource, release });
  } catch (error) {
    unlock();
    throw error;
  }
}

function lockOrExplain(folder: string): () => void {
  try {
    return lockDataFolder(folder);
  } catch (cause) {
    if (cause instanceof UnavailableError) throw cause;
    throw new UnavailableError(`The data folder ${folder} cannot be written.`, {
      hint: 'Give this user the right to write there, or name another folder in ROOTSTOCK_DATA_DIR.',
      cause,
    });
  }
}

/**
 * Opens PostgreSQL, or the embedded PGlite database when there is no URL.
 * @throws UnavailableError when the server does not answer, or the folder is locked or cannot be
 * written
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === null ? openEmbedded(options) : openPostgres(options.url, options);
}
