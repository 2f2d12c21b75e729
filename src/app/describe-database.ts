import type { Database, SqlExecutor } from '../platform/database';

/**
 * Asks the database what it is, in words for people: so it also tells whether it answers.
 *
 * @param sql to ask on another connection than those of the operations
 */
export async function describeDatabase(
  database: Database,
  dataDir: string,
  sql: Pick<SqlExecutor, 'query'> = database,
): Promise<string> {
  const [row] = await sql.query<{ version: string; name: string }>({
    label: 'describe_database',
    text: `SELECT current_setting('server_version') AS version, current_database() AS name`,
  });
  const { version = 'unknown', name = '' } = row ?? {};
  return database.kind === 'embedded'
    ? `embedded PostgreSQL ${version} in ${dataDir}`
    : `PostgreSQL ${version}, database ${name}`;
}
