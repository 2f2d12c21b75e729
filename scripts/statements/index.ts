import { describeDatabase } from '../../src/app/describe-database';
import { compact, findLogFile } from '../../src/app/prepared/prepared.repository';
import { foldMarks, readWrittenState, watchWrites } from '../../src/platform/database';
import { recordAccess } from './access';
import { recordBackup } from './backup';
import { recordCatalog } from './catalog';
import { recordDoctor } from './doctor';
import { recordIngest } from './ingest';
import { recordRecommend } from './recommend';
import { recordReporting } from './reporting';
import { Recorder, type RecordedStatement } from './recorder';
import { recordTransfer } from './transfer';
import { recordWebhooks } from './webhooks';

async function recordApp(): Promise<Recorder> {
  const recorder = new Recorder('app');
  const sql = recorder.on();
  await describeDatabase(sql, '');
  await readWrittenState(sql);
  await foldMarks(sql);
  await watchWrites(sql);
  await compact(sql);
  await findLogFile(sql);
  return recorder;
}

/** Every labelled statement of the code, as the code itself writes it. */
export async function recordStatements(): Promise<RecordedStatement[]> {
  const byLabel = new Map<string, RecordedStatement>();
  for (const record of [
    recordApp,
    recordBackup,
    recordAccess,
    recordDoctor,
    recordReporting,
    recordCatalog,
    recordTransfer,
    recordIngest,
    recordRecommend,
    recordWebhooks,
  ]) {
    for (const statement of (await record()).statements.values()) {
      const other = byLabel.get(statement.label);
      if (other !== undefined)
        throw new Error(
          `"${statement.label}" names statements of ${other.feature} and ${statement.feature}.`,
        );
      byLabel.set(statement.label, statement);
    }
  }
  return [...byLabel.values()];
}
