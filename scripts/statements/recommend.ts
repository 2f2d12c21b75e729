import { EdgeRepository } from '../../src/recommend/edges/edge.repository';
import { FitRepository } from '../../src/recommend/fitting/fit.repository';
import { TOUCHED_KINDS } from '../../src/recommend/knowledge/knowledge-change.entity';
import { KeptKnowledgeRepository } from '../../src/recommend/knowledge/kept/kept-knowledge.repository';
import { KnowledgeRepository } from '../../src/recommend/knowledge/knowledge.repository';
import { VectorRepository } from '../../src/recommend/knowledge/vector.repository';
import { ReceiptRepository } from '../../src/recommend/receipt/receipt.repository';
import { SCORER_SETTINGS } from '../../src/scoring/settings';
import { Recorder, type Recording } from './recorder';

const ID = '00000000-0000-4000-8000-000000000001';
const ENCODER = { version: '1' };

/** What the repositories of the recommender run. */
export async function recordRecommend(): Promise<Recorder> {
  const recorder = new Recorder('recommend');
  const sql = recorder.on();
  const knowledge = new KnowledgeRepository(sql, ENCODER);
  await knowledge.readState();
  const withModels = recorder.on({ answers: { 'recommend.parts': [{ last: 1 }] } });
  await new KnowledgeRepository(withModels, ENCODER).load();
  const everything = TOUCHED_KINDS.map((kind) => ({ kind, key: 1 }));
  const changed = recorder.on({ answers: { 'recommend.touched': everything } });
  await new KnowledgeRepository(changed, ENCODER).loadChanged(0, everything.length);
  await recordKept(sql);
  const vectors = new VectorRepository(sql);
  for (const kind of ['domain', 'dataset', 'model'] as const) await vectors.findByIds(kind, '1', [1]);
  await vectors.marks('model', '1');
  const edges = new EdgeRepository(sql);
  const stored = recorder.on({ answers: { 'recommend.any_computed_edge': [{}] } });
  const from = { revision: 0, knowledgeRevision: 0, recommenderVersion: '1' };
  await new EdgeRepository(stored).replace(1, [], from);
  await edges.findUpToDate('1');
  await edges.findSources([1], 10);
  await edges.findTargets([1], 10);
  const revisions = { catalogRevision: 0, knowledgeRevision: 0 };
  const versions = { ...revisions, recommenderVersion: '1', encoderVersion: '1' };
  const receipts = new ReceiptRepository(sql);
  const receipt = { id: ID, input: {}, output: {}, ...versions, backend: 'cpu', createdAt: new Date(0) };
  await receipts.save(receipt, { principal: null, client: '1' }, { most: 1 });
  await receipts.find(ID, { principal: null, mayReadAll: false }, { isOpen: true });
  await receipts.purgeOlderThan(new Date(0), 1);
  await receipts.purgeSurplus(1, 1);
  await receipts.changesSince(revisions);
  await receipts.findOutcomes(ID, 10);
  const fits = new FitRepository(sql, ENCODER);
  await fits.findNewest();
  const none = new Float64Array();
  const fit = {
    version: '1',
    settings: SCORER_SETTINGS,
    columns: { keys: [], noise: none },
    results: { ids: [], z: none, dual: none },
    leftOut: { targets: [], pearson: [], expected: [], deviations: [], targetOf: [] },
    solution: { iterations: 0, residual: 0 },
  };
  const search = { isNew: false, targets: 0, before: 0, after: 0, results: 0 };
  await fits.save(fit, { catalogRevision: 0, search });
  return recorder;
}

async function recordKept(sql: Recording): Promise<void> {
  const kept = new KeptKnowledgeRepository(sql, () => '1');
  await kept.find(ENCODER);
  await kept.readState(ENCODER, 1);
  await kept.replace(ENCODER, 0, [{ digest: '', content: new Uint8Array() }]);
}
