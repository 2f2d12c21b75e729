import { transferEdgeList } from '../../src/transfer/edge/transfer-edge.repository';
import { evaluationList } from '../../src/transfer/evaluation/evaluation.repository';
import { FactRepository } from '../../src/transfer/fact.repository';
import { DerivedResultRepository } from '../../src/transfer/reporting/derived-result.repository';
import { EvaluationWritingRepository } from '../../src/transfer/reporting/evaluation-writing.repository';
import { EvidenceTermsRepository } from '../../src/transfer/reporting/evidence-terms.repository';
import { TransferEdgeWritingRepository } from '../../src/transfer/reporting/transfer-edge-writing.repository';
import { TransferResultWritingRepository } from '../../src/transfer/reporting/transfer-result-writing.repository';
import { transferResultList } from '../../src/transfer/result/transfer-result.repository';
import { studyList } from '../../src/transfer/study/study.repository';
import { everyField, recordList } from './lists';
import { Recorder } from './recorder';

const LISTS = [
  { name: 'transfer_result', list: transferResultList },
  { name: 'evaluation', list: evaluationList },
  { name: 'transfer_edge', list: transferEdgeList },
];

async function recordReading(recorder: Recorder): Promise<void> {
  for (const { name, list } of LISTS) {
    await recordList(recorder, list, { isAtRoot: true });
    const facts = new FactRepository(recorder.on({ form: 'every field' }), name, list.shape);
    await facts.findByIds([1], everyField(list.shape));
  }
  await recordList(recorder, studyList, { isAtRoot: true });
}

async function recordReporting(recorder: Recorder): Promise<void> {
  const sql = recorder.on({ answers: { declare_edge: [{ id: 1 }] } });
  const measured = { split: null, metricId: 'accuracy', studyId: 1 } as const;
  const terms = new EvidenceTermsRepository();
  await terms.findMetric(sql, 'accuracy');
  await terms.similarMetrics(sql, 'accuracy');
  await terms.findStudy(sql, 'study');
  await terms.isAnyHidden(sql, { models: [1], datasets: [1] });
  const results = new TransferResultWritingRepository();
  await results.findById(sql, 1);
  await results.findStanding(sql, {
    ...measured,
    baseId: 1,
    targetId: 1,
    protocol: 'FINE_TUNE',
    trainingExamples: null,
    recipe: null,
    seed: null,
  });
  await results.hasReceipt(sql, '00000000-0000-4000-8000-000000000001', {
    principal: null,
    mayReadAll: true,
  });
  const part = { subset: null, datasetRevision: null };
  const claim = { modelId: 1, datasetId: 1, ...part, taskId: null, sourceUrl: null, value: 1 };
  await new EvaluationWritingRepository().findSame(sql, { ...measured, ...claim });
  await new DerivedResultRepository().derive(sql, [1]);
  await new TransferEdgeWritingRepository().declare(sql, {
    baseId: 1,
    domainId: 1,
    taskId: null,
    protocol: 'FINE_TUNE',
    reason: 'word',
    expectedGain: null,
    compatibility: null,
    margin: null,
  });
}

/** What the repositories of evidence and of transfer edges run. */
export async function recordTransfer(): Promise<Recorder> {
  const recorder = new Recorder('transfer');
  await recordReading(recorder);
  await recordReporting(recorder);
  return recorder;
}
