import type { SqlExecutor } from './statement';

/**
 * Tells the planner what every table of the catalogue holds. PostgreSQL's own tables are left out:
 * some are those of all databases of the server, and whoever counts them in a transaction keeps all
 * others from it until the transaction ends.
 */
export async function gatherStatistics(sql: SqlExecutor, label: string): Promise<void> {
  const tables = await sql.query<{ name: string }>({
    label: `${label}_tables`,
    text: `SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname`,
  });
  await sql.query({ label, text: `ANALYZE ${tables.map(({ name }) => name).join(', ')}` });
}
