import type { EmbeddedServer } from '../../src/platform/database/open-database';
import { startFrom } from './snapshots';
import type { Stage } from './stages';

/** An embedded database, and how it is given back. */
export interface Lent {
  readonly lite: EmbeddedServer;
  giveBack(): Promise<void>;
}

/** A stage that is loaded so seldom, and holds so much, that it is not put back. */
const TOO_MUCH: Stage = 'starter';
/** One that grew by so many bytes is closed: emptying it would leave it slower than a new one. */
const GROWTH = 4_000_000;

interface Server {
  readonly stage: Stage;
  readonly lite: EmbeddedServer;
  /** Fills every table as the stage has it. */
  readonly restore: string;
  readonly shape: string;
  readonly size: number;
}

/** What waits for the next file. Helpers are evaluated for each file, this lasts as the worker does. */
const worker = globalThis as typeof globalThis & {
  idleDatabases?: Server[];
  closeIdle?: () => Promise<void>;
};
const idle = (worker.idleDatabases ??= []);

// PostgreSQL sets itself a timer while it is idle, which would keep the process. A worker that jest
// lets go stops listening to it; where jest runs the tests itself, the global teardown calls.
if (worker.closeIdle === undefined) {
  const closeIdle = async () => void (await Promise.all(idle.splice(0).map(({ lite }) => lite.close())));
  worker.closeIdle = closeIdle;
  process.on('removeListener', (event) => void (event === 'message' && closeIdle()));
}

const TABLES = `
  SELECT relname AS name, string_agg(quote_ident(attname), ', ') AS columns
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' GROUP BY relname`;
const SIZE = 'SELECT pg_database_size(current_database())::int AS size';
/** Another after anything was created, altered or dropped. */
const SHAPE = `
  SELECT md5(concat(
    (SELECT string_agg(concat(oid, relname, relchecks, relhastriggers), ',' ORDER BY oid) FROM pg_class WHERE oid >= 16384),
    (SELECT string_agg(concat(attrelid, attname, atttypid, attnotnull), ',' ORDER BY attrelid, attnum) FROM pg_attribute WHERE attrelid >= 16384),
    (SELECT string_agg(concat(oid, conname), ',' ORDER BY oid) FROM pg_constraint WHERE oid >= 16384),
    (SELECT string_agg(concat(oid, tgenabled), ',' ORDER BY oid) FROM pg_trigger WHERE oid >= 16384),
    (SELECT string_agg(concat(oid, md5(prosrc)), ',' ORDER BY oid) FROM pg_proc WHERE oid >= 16384)
  )) AS shape`;

async function first<Row>(lite: EmbeddedServer, sql: string): Promise<Row> {
  const { rows } = await lite.query<Row>(sql);
  return rows[0]!;
}

/** Keeps aside what the tables hold; returns the SQL that brings it back, past every trigger. */
async function remember(lite: EmbeddedServer): Promise<string> {
  const tables = (await lite.query<{ name: string; columns: string }>(TABLES)).rows;
  await lite.exec('CREATE SCHEMA kept');
  const steps: string[] = [];
  for (const { name, columns } of tables) {
    const { any } = await first<{ any: boolean }>(
      lite,
      `SELECT EXISTS (SELECT FROM public."${name}") AS any`,
    );
    steps.push(`DELETE FROM public."${name}"`);
    if (!any) continue;
    await lite.exec(`CREATE TABLE kept."${name}" AS SELECT ${columns} FROM public."${name}"`);
    steps.push(
      `INSERT INTO public."${name}" (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM kept."${name}"`,
    );
  }
  const sequences = await lite.query<{ step: string }>(
    `SELECT format('SELECT setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename),
                   coalesce(last_value, start_value), last_value IS NOT NULL) AS step FROM pg_sequences`,
  );
  steps.push(...sequences.rows.map(({ step }) => step));
  return `SET session_replication_role = replica; ${steps.join('; ')}; SET session_replication_role = origin`;
}

async function start(stage: Stage): Promise<Server> {
  const lite = await startFrom(stage);
  const restore = await remember(lite);
  const { shape } = await first<{ shape: string }>(lite, SHAPE);
  const { size } = await first<{ size: number }>(lite, SIZE);
  return { stage, lite, restore, shape, size };
}

/** Puts a database back to its stage. Rejects, or resolves to false, where that cannot be. */
async function putBack({ lite, restore, shape, size }: Server): Promise<boolean> {
  await lite.exec('DISCARD ALL');
  const now = await first<{ size: number; shape: string }>(
    lite,
    `SELECT (${SIZE}) AS size, (${SHAPE}) AS shape`,
  );
  if (now.shape !== shape || now.size > size + GROWTH) return false;
  await lite.exec(`BEGIN; ${restore}; COMMIT`);
  return true;
}

/**
 * An embedded database at `stage`, nobody else's until it is given back. Starting one takes most
 * of a second, putting one back a moment.
 */
export async function lend(stage: Stage): Promise<Lent> {
  if (stage === TOO_MUCH) {
    const lite = await startFrom(stage);
    return { lite, giveBack: () => lite.close() };
  }
  const place = idle.findIndex((server) => server.stage === stage);
  const server = idle.splice(place, place < 0 ? 0 : 1)[0] ?? (await start(stage));
  return {
    lite: server.lite,
    giveBack: async () => {
      const isBack = await putBack(server).catch(() => false);
      if (isBack) idle.push(server);
      else await server.lite.close();
    },
  };
}
