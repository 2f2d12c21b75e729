import {
  countUnembedded,
  countWrongExposures,
  findBehind,
  findBroken,
  findRows,
  fixParts,
  fixRows,
  renewExposures,
} from '../../src/doctor/doctor.repository';
import { findObjects } from '../../src/doctor/objects.repository';
import { ROW_CHECKS } from '../../src/doctor/row-checks';
import { Recorder } from './recorder';

const STUDY = { table: 'study', column: 'id', sequence: 'public.study_id_seq' };

/** What the checks of the doctor look with, and mend by. */
export async function recordDoctor(): Promise<Recorder> {
  const recorder = new Recorder('doctor');
  const sql = recorder.on();
  for (const check of ROW_CHECKS) {
    await findRows(sql, check);
    await fixRows(sql, check);
  }
  await findBroken(sql);
  await findObjects(sql);
  await countUnembedded(sql, '1');
  await countWrongExposures(sql);
  await renewExposures(sql);
  const one = recorder.on({ form: 'one table', answers: { doctor_numbered: [STUDY] } });
  await findBehind(one);
  await fixParts(one, [{ what: 'an index', fix: 'REINDEX INDEX model_search_idx' }]);
  return recorder;
}
