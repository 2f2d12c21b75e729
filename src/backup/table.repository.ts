import { CATALOGUE_MARK, gatherStatistics, type SqlExecutor, type Transaction } from '../platform/database';
import type { BackupColumn, BackupSequence, BackupTable } from './backup-format';

/** Tables of the migrations, whose state is in the header, and what tries and marks writes. */
const NOT_CATALOGUE = ['migrations', 'typeorm_metadata', 'write_mark', 'write_probe'];
/** Rows that a migration puts in: a database with no others is empty. */
const SEEDED = ['catalog_state'];
/** Rows in memory at a time. */
const PAGE_ROWS = 100;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Text values in the place of rows; of a query with the one column `line`. */
interface Line {
  readonly line: string;
}

/** What a statement of PostgreSQL's catalogue of tables gives. */
interface ColumnRow extends BackupColumn {
  readonly table: string;
}

const TABLES = `
  SELECT class.relname AS "table", attname AS name, format_type(atttypid, atttypmod) AS type
  FROM pg_class class JOIN pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
  WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND class.relname <> ALL ($1::text[])
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
  ORDER BY class.relname COLLATE "C", attnum`;

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS "drop",
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) AS "add"
  FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0`;

const SEQUENCES = `
  SELECT 'sequence' AS kind, sequencename AS name, coalesce(last_value, start_value)::text AS last, last_value IS NOT NULL AS "isCalled"
  FROM pg_sequences WHERE schemaname = current_schema() AND sequencename <> ALL ($1::text[]) ORDER BY sequencename COLLATE "C"`;

/**
 * Every table of the catalogue by PostgreSQL's own list, so that a new one is in by itself, with
 * the columns that are not computed from others.
 */
export async function listTables(sql: SqlExecutor): Promise<BackupTable[]> {
  const rows = await sql.query<ColumnRow>({
    label: 'backup_tables',
    text: TABLES,
    values: [NOT_CATALOGUE],
  });
  const tables = new Map<string, BackupColumn[]>();
  for (const { table, name, type } of rows) {
    const columns = tables.get(table) ?? [];
    columns.push({ name, type });
    tables.set(table, columns);
  }
  return [...tables].map(([name, columns]) => ({ kind: 'table', name, columns }));
}

/** Where every sequence stands. Read last: a number given out meanwhile is not given again. */
export const listSequences = (sql: SqlExecutor): Promise<BackupSequence[]> =>
  sql.query<BackupSequence>({
    label: 'backup_sequences',
    text: SEQUENCES,
    values: [NOT_CATALOGUE.map((table) => `${table}_id_seq`)],
  });

/**
 * Holds the tables of a snapshot: none changes its form until its end. To be called before anything
 * is read. Writers go on.
 */
export async function holdTables(sql: SqlExecutor, tables: readonly BackupTable[]): Promise<void> {
  await setLong(sql);
  const names = tables.map(({ name }) => quoted(name)).join(', ');
  await sql.query({ label: 'backup_lock', text: `LOCK TABLE ${names} IN ACCESS SHARE MODE` });
}

/** A large catalogue takes longer than any request may. */
async function setLong(sql: SqlExecutor): Promise<void> {
  await sql.query({ label: 'backup_statement_time', text: 'SET LOCAL statement_timeout = 0' });
  await sql.query({ label: 'backup_idle_time', text: 'SET LOCAL idle_in_transaction_session_timeout = 0' });
}

/** The rows of a table by its key, a page at a time, each as the text of a JSON array. */
export async function* readRows(
  sql: SqlExecutor,
  { name, columns }: BackupTable,
): AsyncGenerator<readonly string[], void, undefined> {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(', ');
  const [order] = await sql.query<{ key: string | null }>({
    label: 'backup_key',
    text: `SELECT string_agg(quote_ident(attname), ', ' ORDER BY place) AS key
      FROM pg_index CROSS JOIN unnest(indkey::int2[]) WITH ORDINALITY AS part (number, place)
      JOIN pg_attribute ON attrelid = indrelid AND attnum = number
      WHERE indrelid = $1::regclass AND indisprimary`,
    values: [quoted(name)],
  });
  await sql.query({
    label: 'backup_cursor',
    text: `DECLARE backup_rows NO SCROLL CURSOR FOR
      SELECT to_json(ARRAY[${values}]::text[])::text AS line FROM ${quoted(name)} ORDER BY ${order?.key ?? 'ctid'}`,
  });
  for (;;) {
    const fetch = { label: 'backup_rows', text: `FETCH ${PAGE_ROWS} FROM backup_rows` };
    const lines = await sql.query<Line>(fetch);
    if (lines.length > 0) yield lines.map(({ line }) => line);
    if (lines.length < PAGE_ROWS) break;
  }
  await sql.query({ label: 'backup_cursor_end', text: 'CLOSE backup_rows' });
}

/** Names of tables that hold rows that no migration put there. */
export async function listFilled(sql: SqlExecutor): Promise<string[]> {
  const tables = (await listTables(sql)).filter(({ name }) => !SEEDED.includes(name));
  if (tables.length === 0) return [];
  const each = tables.map(
    ({ name }) => `SELECT '${name.replaceAll("'", "''")}' AS name WHERE EXISTS (SELECT FROM ${quoted(name)})`,
  );
  const rows = await sql.query<{ name: string }>({ label: 'restore_filled', text: each.join(' UNION ALL ') });
  return rows.map(({ name }) => name);
}

/**
 * Keeps everybody else out of every table until the end of the transaction. Tables are locked one
 * by one, so the one that writers take first comes first: whoever has it is waited for with nothing
 * in hand.
 */
export async function lockTables(sql: SqlExecutor): Promise<void> {
  const tables = (await listTables(sql)).map(({ name }) => name);
  const others = tables.filter((name) => name !== CATALOGUE_MARK);
  const names = [CATALOGUE_MARK, ...others].map(quoted).join(', ');
  await sql.query({ label: 'restore_lock', text: `LOCK TABLE ${names} IN ACCESS EXCLUSIVE MODE` });
}

/**
 * Deletes every row of the catalogue, past the guards that refuse it to everybody else. Whether it
 * is the same catalogue afterwards tells those who use it whether they may go on.
 */
export async function emptyTables(sql: SqlExecutor, { isSame }: { readonly isSame: boolean }): Promise<void> {
  await setLong(sql);
  const tables = await listTables(sql);
  if (tables.length === 0) return;
  await setGuards(sql, tables, 'DISABLE');
  const emptied = isSame ? tables.filter(({ name }) => name !== CATALOGUE_MARK) : tables;
  const names = emptied.map(({ name }) => quoted(name)).join(', ');
  await sql.query({ label: 'restore_empty', text: `TRUNCATE ${names}` });
  if (isSame) await sql.query({ label: 'restore_empty_mark', text: `DELETE FROM ${CATALOGUE_MARK}` });
  await setGuards(sql, tables, 'ENABLE');
}

/**
 * Runs `load` while no trigger acts on rows and no foreign key is looked up: what comes in was
 * guarded when it was first written. The keys are put back afterwards, which checks them all.
 */
export async function withoutGuards(sql: SqlExecutor, load: () => Promise<void>): Promise<void> {
  const tables = await listTables(sql);
  const keys = await sql.query<{ drop: string; add: string }>({
    label: 'restore_foreign_keys',
    text: FOREIGN_KEYS,
  });
  await setGuards(sql, tables, 'DISABLE');
  for (const key of keys) await sql.query({ label: 'restore_drop_key', text: key.drop });
  await load();
  for (const key of keys) await sql.query({ label: 'restore_add_key', text: key.add });
  await setGuards(sql, tables, 'ENABLE');
}

async function setGuards(
  sql: SqlExecutor,
  tables: readonly BackupTable[],
  word: 'DISABLE' | 'ENABLE',
): Promise<void> {
  for (const { name } of tables)
    await sql.query({
      label: `restore_${word.toLowerCase()}_guards`,
      text: `ALTER TABLE ${quoted(name)} ${word} TRIGGER USER`,
    });
}

/** Writes rows as `readRows` gave them. */
export async function saveRows(
  sql: SqlExecutor,
  { name, columns }: BackupTable,
  rows: readonly string[],
): Promise<void> {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const values = columns.map(({ type }, place) => `(line ->> ${place})::${type}`).join(', ');
  await sql.query({
    label: 'restore_rows',
    text: `INSERT INTO ${quoted(name)} (${names}) OVERRIDING SYSTEM VALUE
      SELECT ${values} FROM jsonb_array_elements($1::jsonb) AS row (line)`,
    values: [`[${rows.join(',')}]`],
  });
}

/**
 * Sets where a sequence stands, until the transaction is undone. `setval` alone would stay: it acts
 * on the sequence's file at once, so the sequence first gets a new one, which goes with the rest.
 */
export async function setSequence(sql: SqlExecutor, { name, last, isCalled }: BackupSequence): Promise<void> {
  await sql.query({ label: 'restore_new_sequence', text: `ALTER SEQUENCE ${quoted(name)} RESTART` });
  await sql.query({
    label: 'restore_sequence',
    text: `SELECT setval($1::regclass, $2::bigint, $3)`,
    values: [quoted(name), last, isCalled],
  });
}

/** Lets the planner know what came in. */
export const refreshStatistics = (transaction: Transaction): Promise<void> =>
  gatherStatistics(transaction, 'restore_statistics');

/** The number of the catalogue's last change. */
export async function readRevision(sql: SqlExecutor): Promise<number> {
  const [state] = await sql.query<{ revision: number }>({
    label: 'backup_revision',
    text: 'SELECT revision FROM catalog_state WHERE id = 1',
  });
  return state?.revision ?? 0;
}
