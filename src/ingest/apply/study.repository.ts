import type { StudyRecord } from '../../hubs';
import type { ColumnOf, SqlExecutor } from '../../platform/database';
import type { TransferTables } from '../../transfer';

const COLUMNS: readonly ColumnOf<TransferTables['study']>[] = [
  'title',
  'url',
  'doi',
  'repository',
  'license',
  'year',
  'citation',
];
const columnsOf = (table: string): string => COLUMNS.map((name) => `${table}.${name}`).join(', ');
/** A study after a record is applied: what the record does not state stays as it was. */
const mergedWith = (record: string): string =>
  COLUMNS.map((name) => `coalesce(${record}.${name}, study.${name})`).join(', ');
const GIVEN = `jsonb_to_recordset($1::jsonb)
  AS row (key text, title text, url text, doi text, repository text, license text, year int, citation text)`;

const SAVE_STUDIES = `
  WITH saved AS (
    INSERT INTO study (key, ${COLUMNS.join(', ')})
    SELECT key, ${COLUMNS.join(', ')} FROM ${GIVEN} ORDER BY key
    ON CONFLICT (key) DO UPDATE SET (${COLUMNS.join(', ')}) = (${mergedWith('excluded')})
    WHERE (${columnsOf('study')}) IS DISTINCT FROM (${mergedWith('excluded')})
    RETURNING xmax = 0 AS "isNew"
  )
  SELECT count(*) FILTER (WHERE "isNew")::int AS created, count(*) FILTER (WHERE NOT "isNew")::int AS updated FROM saved`;

const PREVIEW_STUDIES = `
  SELECT count(*) FILTER (WHERE study.id IS NULL)::int AS created,
    count(*) FILTER (WHERE study.id IS NOT NULL AND (${columnsOf('study')}) IS DISTINCT FROM (${mergedWith('row')}))::int AS updated
  FROM ${GIVEN} LEFT JOIN study ON study.key = row.key`;

export interface StudyChanges {
  created: number;
  updated: number;
}

/** Writes studies, each key once; what a record does not state stays as it was. */
export const saveStudies = (sql: SqlExecutor, studies: readonly StudyRecord[]): Promise<StudyChanges> =>
  changeStudies(sql, studies, { label: 'ingest_save_studies', text: SAVE_STUDIES });

/** What `saveStudies` would do. */
export const previewStudies = (sql: SqlExecutor, studies: readonly StudyRecord[]): Promise<StudyChanges> =>
  changeStudies(sql, studies, { label: 'ingest_preview_studies', text: PREVIEW_STUDIES });

async function changeStudies(
  sql: SqlExecutor,
  studies: readonly StudyRecord[],
  statement: { label: string; text: string },
): Promise<StudyChanges> {
  const byKey = new Map(studies.map((study) => [study.key, study]));
  const values = [JSON.stringify([...byKey.values()])];
  const [changes] = await sql.query<StudyChanges>({ ...statement, values });
  return changes ?? { created: 0, updated: 0 };
}

/** Keys of every study that the catalogue knows. */
export async function loadStudyKeys(sql: SqlExecutor): Promise<Set<string>> {
  const rows = await sql.query<{ key: string }>({
    label: 'ingest_study_keys',
    text: 'SELECT key FROM study',
  });
  return new Set(rows.map(({ key }) => key));
}
