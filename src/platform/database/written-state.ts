import type { SqlExecutor } from './statement';

/** How many marks are left to be added up before they are put together. */
const MOST_MARKS = 1_000;

/**
 * Text that is another one after each write that an answer about the catalogue may show. Two
 * catalogues, or one that was set back to a former state and written again, never have the same.
 */
export async function readWrittenState(sql: SqlExecutor): Promise<string> {
  const [state] = await sql.query<{ sum: string; marks: number }>({
    label: 'written_state',
    text: 'SELECT coalesce(sum(number), 0)::text AS sum, count(*)::int AS marks FROM write_mark',
  });
  const { sum = '', marks = 0 } = state ?? {};
  if (marks > MOST_MARKS) await foldMarks(sql);
  return sum;
}

/** Puts all marks together into one of the same sum, so that they stay few. */
export async function foldMarks(sql: SqlExecutor): Promise<void> {
  await sql.query({
    label: 'fold_write_marks',
    text: `WITH folded AS (DELETE FROM write_mark RETURNING number)
      INSERT INTO write_mark (number) SELECT sum(number) FROM folded HAVING count(*) > 0`,
  });
}

/**
 * Sees to it that writes to every table of the migrations are marked, and marks one: for after
 * migrations and restores, which write past what marks.
 */
export async function watchWrites(sql: SqlExecutor): Promise<void> {
  await sql.query({ label: 'watch_writes', text: 'SELECT watch_writes(), mark_write()' });
}
