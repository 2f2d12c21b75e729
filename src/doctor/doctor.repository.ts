import type { Database, SqlExecutor } from '../platform/database';
import type { RowCheck } from './row-checks';

/** How many there are, and the first of them. */
export interface Found {
  readonly count: number;
  readonly examples: readonly string[];
}

/** Faults may be as many as rows, so only so many of them are held at a time. */
const EXAMPLES = 3;

export async function findRows(sql: SqlExecutor, { name, rows }: RowCheck): Promise<Found> {
  const [found] = await sql.query<Found>({
    label: `doctor_find_${name}`,
    text: `WITH found AS MATERIALIZED (${rows})
      SELECT (SELECT count(*)::int FROM found) AS count,
        ARRAY(SELECT what::text FROM found ORDER BY what LIMIT ${EXAMPLES}) AS examples`,
  });
  return found ?? { count: 0, examples: [] };
}

const HOLD_FEED = 'SELECT FROM catalog_state WHERE id = 1 FOR NO KEY UPDATE';

export async function fixRows(database: Database, { name, fix }: RowCheck): Promise<void> {
  if (fix === undefined) return;
  await database.transaction(async (transaction) => {
    // Other writers hold it while they write: what is read for the mend is what they have left.
    await transaction.query({ label: 'doctor_hold_feed', text: HOLD_FEED });
    await transaction.query({ label: `doctor_fix_${name}`, text: fix });
  });
}

/** Something of the database itself that is not as it was made, and the statement that mends it. */
export interface BrokenPart {
  readonly what: string;
  readonly fix: string;
}

const BROKEN = `
  SELECT 'the index ' || indexrelid::regclass || ' is not valid' AS what, format('REINDEX INDEX %s', indexrelid::regclass) AS fix
  FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
  WHERE relnamespace = current_schema()::regnamespace AND NOT indisvalid
  UNION ALL SELECT 'the constraint ' || conname || ' was never checked', format('ALTER TABLE %s VALIDATE CONSTRAINT %I', conrelid::regclass, conname)
  FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND NOT convalidated
  UNION ALL SELECT 'the guard ' || tgname || ' is switched off', format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
  FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
  WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal AND tgenabled IN ('D', 'R')
  ORDER BY 1`;

export const findBroken = (sql: SqlExecutor): Promise<BrokenPart[]> =>
  sql.query<BrokenPart>({ label: 'doctor_broken_parts', text: BROKEN });

const NUMBERED = `
  SELECT quote_ident(relname) AS "table", quote_ident(attname) AS "column", pg_get_serial_sequence(quote_ident(relname), attname) AS sequence
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND NOT attisdropped AND attnum > 0
  WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
    AND pg_get_serial_sequence(quote_ident(relname), attname) IS NOT NULL ORDER BY 1`;

/** Sequences that would give out a number that a row has already. */
export async function findBehind(sql: SqlExecutor): Promise<BrokenPart[]> {
  const numbered = await sql.query<{ table: string; column: string; sequence: string }>({
    label: 'doctor_numbered',
    text: NUMBERED,
  });
  const each = numbered.map(
    ({ table, column, sequence }) => `
      SELECT 'the next number of ${table} is taken' AS what,
        format('SELECT setval(%L, %s)', '${sequence}', (SELECT max(${column}) FROM ${table})) AS fix
      FROM ${sequence} WHERE (SELECT max(${column}) FROM ${table}) > last_value - (NOT is_called)::int`,
  );
  if (each.length === 0) return [];
  return sql.query<BrokenPart>({ label: 'doctor_sequences', text: each.join(' UNION ALL ') });
}

export async function fixParts(sql: SqlExecutor, parts: readonly BrokenPart[]): Promise<void> {
  for (const { fix } of parts) await sql.query({ label: 'doctor_fix_part', text: fix });
}

/** How many domains, datasets and models have no vector by an encoder. */
export async function countUnembedded(sql: SqlExecutor, encoderVersion: string): Promise<number> {
  const missing = (table: string, where: string): string =>
    `(SELECT count(*) FROM ${table} WHERE ${where} AND NOT EXISTS (SELECT FROM embedding WHERE "${table}Id" = ${table}.id AND "encoderVersion" = $1))`;
  const things = `status <> 'STUB'`;
  const [row] = await sql.query<{ missing: number }>({
    label: 'doctor_unembedded',
    text: `SELECT (${missing('domain', 'true')} + ${missing('dataset', things)} + ${missing('model', things)})::int AS missing`,
    values: [encoderVersion],
  });
  return row?.missing ?? 0;
}

/** Models that have results, or that are taken to have some. */
const MEASURED = `ARRAY(
      SELECT own."modelId" FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
      UNION SELECT "baseId" FROM measured_line)`;

const differing = (table: string, columns: string, computed: string): string => `
    (SELECT count(*) FROM (
      (SELECT ${columns} FROM ${table} EXCEPT SELECT ${columns} FROM ${computed})
      UNION ALL (SELECT ${columns} FROM ${computed} EXCEPT SELECT ${columns} FROM ${table})) one)`;

const WRONG_EXPOSURES = `SELECT (${differing('measured_line', '"baseId", "modelId", audience', `measured_lines_of(${MEASURED})`)}
    + ${differing(
      'transfer_result_exposure',
      '"resultId", "modelId", audience, "sawTarget"',
      'exposures_of(ARRAY(SELECT id FROM transfer_result))',
    )})::int AS count`;

/** How many rows of what bases have seen of their targets are not what follows from the facts. */
export async function countWrongExposures(sql: SqlExecutor): Promise<number> {
  const [row] = await sql.query<{ count: number }>({ label: 'doctor_exposures', text: WRONG_EXPOSURES });
  return row?.count ?? 0;
}

const RENEW = `SELECT renew_measured_lines(bases), renew_exposures(bases, '{}') FROM (SELECT ${MEASURED} AS bases) every`;

/** Computes anew what bases have seen of their targets. */
export async function renewExposures(sql: SqlExecutor): Promise<void> {
  await sql.query({ label: 'doctor_renew_exposures', text: RENEW });
}
