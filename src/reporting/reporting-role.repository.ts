import type { SqlExecutor } from '../platform/database';

/** What a server says of a database with views and of a role that may be there. */
export interface ReportingPlace {
  readonly database: string;
  /** Schema of the views; null where there is none. */
  readonly schema: string | null;
  /** Whose views they are. */
  readonly owner: string;
  readonly roleIsThere: boolean;
  /** Whether the role reads tables, or may become who does, whatever the views hide. */
  readonly roleReadsTables: boolean;
}

const PLACE = `
  WITH place AS (
    SELECT to_regclass(views.name || '.models') AS views, (SELECT relnamespace FROM pg_class WHERE oid = to_regclass('model')) AS tables
    FROM (SELECT quote_ident(CASE current_schema() WHEN 'public' THEN 'reporting' ELSE current_schema() || '_reporting' END) AS name) views
  )
  SELECT current_database() AS database,
    coalesce((SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = place.views), current_user) AS owner,
    (SELECT nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = place.views) AS schema,
    EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "roleIsThere",
    EXISTS (
      SELECT FROM pg_roles JOIN pg_class ON pg_class.relnamespace = place.tables AND pg_class.relkind IN ('r', 'p')
      WHERE pg_roles.rolname = $1 AND (
        has_any_column_privilege(pg_roles.oid, pg_class.oid, 'SELECT') OR pg_has_role(pg_roles.oid, pg_class.relowner, 'MEMBER'))
    ) AS "roleReadsTables"
  FROM place`;

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
