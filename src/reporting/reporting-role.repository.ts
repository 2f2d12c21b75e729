import type { SqlExecutor } from '../platform/database';

/** What a server says of a database with views and of a role that may be there. */
export interface ReportingPlace {
  readonly database: string;
  /** Schema of the views; null where there is none. */
  readonly schema: string | null;
  /** Whose views they are. */
  readonly owner: string;
  readonly roleIsThere: boolean;
  /** Whether the role reads the tables themselves, whatever the views hide. */
  readonly roleReadsTables: boolean;
}

const PLACE = `
  SELECT current_database() AS database, current_user AS owner,
    (SELECT nspname FROM pg_namespace WHERE oid = (
      SELECT relnamespace FROM pg_class WHERE oid = to_regclass(views.name || '.models'))) AS schema,
    EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "roleIsThere",
    coalesce((SELECT has_table_privilege(pg_roles.oid, to_regclass('model'), 'SELECT') FROM pg_roles WHERE rolname = $1), false) AS "roleReadsTables"
  FROM (SELECT quote_ident(CASE current_schema() WHEN 'public' THEN 'reporting' ELSE current_schema() || '_reporting' END) AS name) views`;

export async function findPlace(sql: SqlExecutor, role: string): Promise<ReportingPlace> {
  const [place] = await sql.query<ReportingPlace>({
    label: 'reporting_place',
    text: PLACE,
    values: [role],
  });
  if (place === undefined) throw new TypeError('A query without FROM gave no row.');
  return place;
}

/** Runs what makes a role, or lets it in. */
export async function runStatements(sql: SqlExecutor, statements: readonly string[]): Promise<void> {
  for (const text of statements) await sql.query({ label: 'reporting_role', text });
}
