import path from 'node:path';
import { types } from 'pg';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { UnavailableError } from '../errors';
import { lockDataFolder } from './data-folder.lock';
import { Database } from './database';

export interface DatabaseOptions {
  /** A `postgres://` URL, or null for the embedded database. */
  url: string | null;
  /** Folder of the embedded database; null keeps it in memory. */
  dataDir: string | null;
  /** An embedded database that runs already, in the place of a new one; its starter closes it. */
  running?: EmbeddedServer;
  /** Connections to PostgreSQL at most; the embedded database has one. */
  poolSize?: number;
  entities: MixedList<new () => object>;
  migrations: MixedList<new () => object>;
}

/**
 * How alike a word must be to be taken for a misspelling of another: pg_trgm's own 0.6 does not forgive one wrong letter in a
 * short name ("whsiper", "restnet").
 */
const LIKENESS = ['pg_trgm.word_similarity_threshold', '0.4'] as const;

// Counts are bigint columns; all are checked to stay far below 2^53, so that numbers hold them exactly.
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

async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  const dataSource = new DataSource({
    ...shared(options),
    url,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 5_000,
    extra: { keepAlive: true, options: `-c ${LIKENESS.join('=')}` },
  });
  try {
    return new Database(await dataSource.initialize(), 'postgres');
  } catch (cause) {
    const { host } = new URL(url);
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : 'it does not answer';
    throw new UnavailableError(`PostgreSQL at ${host} cannot be used: ${reason}`, {
      hint: 'Check DATABASE_URL and that the server runs; unset DATABASE_URL to use the embedded database.',
      cause,
    });
  }
}

export type EmbeddedServer = Awaited<ReturnType<typeof startEmbedded>>;

async function startEmbedded(folder: string | null) {
  // Loaded here only: with a PostgreSQL server nothing of PGlite is read from disk.
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  const dataDir = folder === null ? undefined : path.join(folder, 'database');
  return PGlite.create({ dataDir, extensions: { pg_trgm } });
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const folder = options.dataDir === null ? null : path.resolve(options.dataDir);
  const unlock = folder === null ? () => undefined : lockOrExplain(folder);
  try {
    const lite = options.running ?? (await startEmbedded(folder));
    const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
    await lite.exec(`SET ${LIKENESS.join(' = ')}`);
    const dataSource = await new DataSource({
      ...shared(options),
      poolSize: 1,
      connectTimeoutMS: 10_000,
      extra: { ...createPgConfig(lite), max: 1, idleTimeoutMillis: 0 },
    }).initialize();
    return new Database(dataSource, 'embedded', async () => {
      if (options.running === undefined) await lite.close();
      unlock();
    });
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
 * @throws UnavailableError when the server does not answer, or the folder is locked or cannot be written
 */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === null ? openEmbedded(options) : openPostgres(options.url, options);
}
