import type { SqlExecutor } from '../../platform/database';

/** Writes every table anew, without room for rows that are gone, and looks at every row once. */
export async function compact(sql: SqlExecutor): Promise<void> {
  await sql.query({ label: 'prepare_compact', text: 'VACUUM (FULL, ANALYZE)' });
  // Rows that were moved are known to be visible to everybody only once they were looked at.
  await sql.query({ label: 'prepare_settle', text: 'VACUUM' });
}

/** Name of the file of the write-ahead log that is in use, once what it is for is on the disk. */
export async function findLogFile(sql: SqlExecutor): Promise<string> {
  await sql.query({ label: 'prepare_checkpoint', text: 'CHECKPOINT' });
  const [row] = await sql.query<{ file: string }>({
    label: 'prepare_log_file',
    text: 'SELECT pg_walfile_name(pg_current_wal_lsn()) AS file',
  });
  return row?.file ?? '';
}
