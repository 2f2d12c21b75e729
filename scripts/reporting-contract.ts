import type { SqlExecutor } from '../src/platform/database';
import { groupBy } from '../src/platform/group-by';

const HEADER = `-- The views of the schema "reporting": names, types and meaning are a promise, as
-- rootstock.graphql is. What stands here is run as it is to try a query without a catalogue.
-- How the views are read from the tables is in migrations/; docs/integrations/postgresql.md says
-- who reads them.

CREATE SCHEMA reporting;
`;

interface ColumnRow {
  readonly view: string;
  readonly says: string;
  readonly column: string;
  readonly type: string;
  readonly meaning: string;
}

const COLUMNS = `
  SELECT class.relname AS view, obj_description(class.oid, 'pg_class') AS says, attname AS column,
    format_type(atttypid, atttypmod) AS type, col_description(class.oid, attnum) AS meaning
  FROM pg_class class JOIN pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped
  WHERE relnamespace = 'reporting'::regnamespace ORDER BY class.relname COLLATE "C", attnum`;

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function printView(name: string, columns: readonly ColumnRow[]): string {
  const view = `reporting.${name}`;
  const list = columns.map(({ column, type }) => `  NULL::${type} AS ${column}`).join(',\n');
  const meanings = columns.map(
    ({ column, meaning }) => `COMMENT ON COLUMN ${view}.${column} IS ${literal(meaning)};`,
  );
  const says = `COMMENT ON VIEW ${view} IS ${literal(columns[0]?.says ?? '')};`;
  return [`CREATE VIEW ${view} AS SELECT`, `${list}`, `WHERE false;`, says, ...meanings].join('\n');
}

/** The views of a migrated database as `schema/reporting.sql` has them. */
export async function printReporting(sql: SqlExecutor): Promise<string> {
  const rows = await sql.query<ColumnRow>({ label: 'test_reporting_contract', text: COLUMNS });
  const views = groupBy(rows, ({ view }) => view);
  return [HEADER, ...[...views].map(([name, columns]) => `${printView(name, columns)}\n`)].join('\n');
}
