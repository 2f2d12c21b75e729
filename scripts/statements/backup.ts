import {
  emptyTables,
  holdTables,
  listFilled,
  listSequences,
  lockTables,
  readRevision,
  readRows,
  refreshStatistics,
  saveRows,
  setSequence,
  withoutGuards,
} from '../../src/backup/table.repository';
import type { BackupSequence, BackupTable } from '../../src/backup/backup-format';
import { listUsers, migrationsDone, takeCatalogue } from '../../src/platform/database';
import { Recorder } from './recorder';

const TABLE: BackupTable = {
  kind: 'table',
  name: 'study',
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'title', type: 'text' },
  ],
};
const SEQUENCE: BackupSequence = { kind: 'sequence', name: 'study_id_seq', last: '1', isCalled: true };
const COLUMNS = TABLE.columns.map((column) => ({ table: TABLE.name, ...column }));
const KEY = {
  drop: 'ALTER TABLE evaluation DROP CONSTRAINT evaluation_study_fk',
  add: 'ALTER TABLE evaluation ADD CONSTRAINT evaluation_study_fk FOREIGN KEY ("studyId") REFERENCES study(id)',
};

/** What a backup and a restore run: on each table, by PostgreSQL's own list of them. */
export async function recordBackup(): Promise<Recorder> {
  const recorder = new Recorder('backup');
  const sql = recorder.on({ answers: { migrations_table: [{ isThere: true }] } });
  await migrationsDone(sql);
  await listSequences(sql);
  await readRevision(sql);
  await takeCatalogue(sql);
  await listUsers(sql);
  const tables = { restore_statistics_tables: [{ name: 'model' }, { name: 'study' }] };
  await refreshStatistics(recorder.on({ form: 'two tables', answers: tables }));
  const answers = { backup_tables: COLUMNS, backup_key: [{ key: 'id' }], restore_foreign_keys: [KEY] };
  const one = recorder.on({ form: 'one table, of two columns', answers });
  await holdTables(one, [TABLE]);
  for await (const page of readRows(one, TABLE)) if (page.length > 0) break;
  await listFilled(one);
  await emptyTables(one, { isSame: true });
  await lockTables(one);
  await setSequence(recorder.on({ form: 'one sequence' }), SEQUENCE);
  await withoutGuards(one, () => saveRows(one, TABLE, []));
  return recorder;
}
