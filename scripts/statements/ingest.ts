import { saveClaims } from '../../src/ingest/apply/claim.repository';
import {
  insertThings,
  saveDomainLinks,
  savePublishers,
  showStubs,
  updateCounters,
  updateThings,
} from '../../src/ingest/apply/entity.repository';
import { loadKnownCatalog, loadDescriptions } from '../../src/ingest/apply/known-catalog.repository';
import { OriginIds, saveMapping, saveOrigins } from '../../src/ingest/apply/origin.repository';
import { saveResults } from '../../src/ingest/apply/result.repository';
import { gatherAllStatistics, refreshStatistics } from '../../src/ingest/apply/statistics.repository';
import { basesAlike, lastResultId, valuesAtChance } from '../../src/ingest/checks/suspect-results.repository';
import { loadStudyKeys, previewStudies, saveStudies } from '../../src/ingest/apply/study.repository';
import type { DescribedResult } from '../../src/ingest/describe-results';
import {
  countUnplaced,
  loadPlaceable,
  savePlaces,
} from '../../src/ingest/embeddings/domain-place.repository';
import {
  countMissing,
  countSubjects,
  deleteOtherVersions,
  loadDatasets,
  loadDomains,
  loadModels,
  saveVectors,
} from '../../src/ingest/embeddings/embedding.repository';
import {
  datasetPage,
  exportedHubs,
  modelPage,
  resultPage,
  studyPage,
} from '../../src/ingest/export/export.repository';
import { countMiscounted, listHidden, loadHubIds, saveHub, saveSync } from '../../src/ingest/hub.repository';
import { IdentityRepository } from '../../src/ingest/identity/identity.repository';
import { mergeThings } from '../../src/ingest/identity/merge.repository';
import {
  emptyPlan,
  type ChangedThing,
  type Claims,
  type Fields,
  type NewThing,
  type ThingKey,
} from '../../src/ingest/plan';
import { modelsMeasuredOn } from '../../src/ingest/identity/refresh-things';
import { RegistrationRepository } from '../../src/ingest/registration/registration.repository';
import {
  loadStarterModelIds,
  loadStarterState,
  saveDomains,
  saveStarterVersion,
} from '../../src/ingest/starter/starter.repository';
import { HubSyncRepository } from '../../src/ingest/sync/hub-sync.repository';
import { loadDomainTerms, refreshTaxonomies } from '../../src/ingest/taxonomy/taxonomy.repository';
import { saveReturned, UpstreamRepository } from '../../src/ingest/upstream/upstream.repository';
import { Recorder, type Answers, type Recording } from './recorder';

const KINDS = ['MODEL', 'DATASET'] as const;
type Kind = (typeof KINDS)[number];

const keyOf = (kind: Kind): ThingKey => ({ kind, hub: 'hub', externalId: 'a/b' });
const [MODEL, DATASET] = [keyOf('MODEL'), keyOf('DATASET')];

/** An origin of every key, as if it was there before. */
function knownOrigins(): OriginIds {
  const ids = new OriginIds();
  for (const key of [MODEL, DATASET]) ids.add(key, '1', 1);
  return ids;
}

function things(kind: Kind): { created: NewThing; changed: ChangedThing } {
  const publisher = { slug: 'a', name: 'A' };
  const entity = { key: keyOf(kind), publisher, domains: [{ domainId: 1, confidence: 1 }] };
  // The statements do not depend on the values of fields; the kind of a model follows from these.
  const nothing = { tasks: [], libraries: [], inputModalities: [], outputModalities: [] };
  const fields = { kind, values: nothing } as unknown as Fields;
  return {
    created: { ...entity, slug: 'a/b', name: 'B', isPrivate: false, fields: null },
    changed: { ...entity, id: 1, fields, fillsStub: false, isShared: false, newSlug: 'a/c' },
  };
}

const ORIGIN = {
  ...{ revision: '1', url: null, raw: {}, digest: '', isStub: false, facts: null },
  ...{ source: '', parts: [], replaces: [] },
};

async function recordEntities(sql: Recording): Promise<void> {
  for (const kind of KINDS) {
    const { created, changed } = things(kind);
    const counters = [{ kind, id: 1, downloads: 1, countedAt: null, likes: 1 }];
    await savePublishers(sql, { ...emptyPlan(), creates: [created] });
    await insertThings(sql, kind, [created], new Map());
    await updateThings(sql, kind, [changed], new Map());
    await updateCounters(sql, kind, { ...emptyPlan(), counters });
    await showStubs(sql, kind, { ...emptyPlan(), shown: [{ kind, id: 1 }] });
    await saveDomainLinks(sql, kind, [changed]);
    const origin = { ...ORIGIN, key: keyOf(kind), replaces: ['0'] };
    await saveMapping(sql, kind, [{ origin, originId: 1, thingId: 1 }]);
    await loadDescriptions(sql, kind, [1]);
    await mergeThings(sql, [{ kind, fromId: 1, intoId: 2 }]);
  }
}

async function recordPlan(recorder: Recorder): Promise<void> {
  const sql = recorder.on();
  await saveOrigins(sql, [{ key: MODEL, ...ORIGIN }], [MODEL]);
  const part = { subset: null, datasetRevision: null, split: null };
  const evaluation = { dataset: null, taskId: null, ...part, study: null, sourceUrl: null };
  const artifact = { uri: 'https://example.org/a', format: null, sizeBytes: null, sha256: null };
  const claimant = { model: MODEL, revision: '1' };
  const claims: Claims = {
    lineage: [{ ...claimant, base: MODEL, relation: 'FINETUNE', relationRaw: null }],
    trainings: [{ ...claimant, dataset: DATASET, role: 'PRETRAINING' }],
    evaluations: [
      { ...evaluation, ...claimant, datasetKey: DATASET, metricId: 'accuracy', value: 1, verified: false },
    ],
    versions: [{ ...claimant, name: '1', artifacts: [artifact] }],
  };
  await saveClaims(sql, claims, knownOrigins());
  await loadKnownCatalog(knowing(recorder), {
    keys: [MODEL, DATASET],
    slugs: new Map(),
    bases: [MODEL],
  });
}

/** With a base that is known, whose lineage is read. */
const knowing = (recorder: Recorder): Recording =>
  recorder.on({ answers: { ingest_known_models: [{ place: 1, id: 1, sameAs: null }] } });

async function recordResults(recorder: Recorder): Promise<void> {
  const sql = recorder.on({
    answers: {
      ingest_origin_ids: [1, 2].map((place) => ({ place, id: place, revision: '1' })),
      ingest_find_studies: [{ id: 1, key: 'study', hasResults: true }],
      ingest_compare_results: [{ place: 0, isKnown: false, oldValue: null }],
    },
  });
  const result: DescribedResult = {
    study: 'study',
    base: MODEL,
    adapted: null,
    target: DATASET,
    split: null,
    protocol: 'FINE_TUNE',
    metricId: 'accuracy',
    value: 1,
    trainingExamples: null,
    recipe: null,
    seed: null,
    scratchBaseline: null,
  };
  await saveResults(sql, [result]);
  await saveStudies(sql, []);
  await previewStudies(sql, []);
  await loadStudyKeys(sql);
  await lastResultId(sql);
  await valuesAtChance(sql, 0);
  await basesAlike(sql, 0);
}

async function recordIdentity(sql: Recording): Promise<void> {
  for (const kind of KINDS) {
    const identity = new IdentityRepository(kind);
    await identity.descendsFrom(sql, 1, 2);
    await identity.recordsOf(sql, 1);
    await identity.isSlugTaken(sql, 'a/b');
    await identity.areForTheSame(sql, 1, 2);
    await identity.hideLike(sql, 1, 2);
    await identity.create(sql, { slug: 'a/b', name: 'B', like: 1 });
    await identity.restore(sql, 1);
    await identity.move(sql, { from: 1, to: 2, records: [] });
    await identity.onlyNamed(sql, [1]);
    await identity.markAsStubs(sql, [1]);
  }
}

const REGISTERED = ['registering_publisher', 'registered_model', 'registered_dataset'];
const CREATED = ['identity_create_model', 'identity_create_dataset'];
const answersOf = (labels: readonly string[]): Answers =>
  Object.fromEntries(labels.map((label): [string, object[]] => [label, [{ id: 1 }]]));

async function recordUpstream(sql: Recording): Promise<void> {
  const upstream = new UpstreamRepository('huggingface');
  await upstream.forget(sql);
  await upstream.add(sql, [{ hub: 'huggingface', externalId: 'a/b', kind: 'MODEL', source: 'listing' }]);
  const now = new Date(0);
  for (const kind of KINDS) {
    await upstream.coverage(sql, kind);
    await upstream.renamed(sql, kind);
    await upstream.retire(sql, kind, [1]);
    await upstream.markGone(sql, kind, { now, before: now });
    await saveReturned(sql, kind, [{ kind, hub: 'huggingface', externalId: 'a/b', id: 1 }]);
  }
}

async function recordRegistration(sql: Recording): Promise<void> {
  const registration = new RegistrationRepository();
  await registration.publisher(sql, 1);
  await registration.model(sql, 1);
  await registration.dataset(sql, 1);
  for (const kind of ['model', 'dataset'] as const) {
    await registration.domains(sql, kind, 1);
    await registration.localRecord(sql, kind, 1);
    await registration.show(sql, kind, { id: 1, to: 'PRIVATE' });
    await registration.currentRevisions(sql, kind === 'model' ? MODEL : DATASET);
  }
  await registration.isRevisionTaken(sql, { kind: 'MODEL', externalId: 'a/b', revision: '1', digest: '' });
  await registration.similarTerms(sql, 'library', 'word');
  await registration.similarTerms(sql, 'license', 'word');
}

async function recordEmbeddings(sql: Recording): Promise<void> {
  const page = { version: '1', onlyMissing: false, after: 0, size: 100 };
  for (const ids of [null, [1]]) {
    await loadDomains(sql, { ...page, ids });
    await loadDatasets(sql, { ...page, ids });
    await loadModels(sql, { ...page, ids });
  }
  const vectors = [{ id: 1, vector: new Float32Array(1), digest: '' }];
  for (const kind of ['domain', 'dataset', 'model'] as const) await saveVectors(sql, kind, '1', vectors);
  await countSubjects(sql);
  await countMissing(sql, 'version');
  await deleteOtherVersions(sql, ['1']);
  const picture = { encoderVersion: '1', mapVersion: '1' };
  await countUnplaced(sql, picture);
  await loadPlaceable(sql, picture);
  await savePlaces(sql, '1', [{ id: 1, x: 0, y: 0 }]);
}

async function recordExport(sql: Recording): Promise<void> {
  const scope = { hubs: null, withRaw: true };
  const place = { hub: '', externalId: '', revision: '' };
  await exportedHubs(sql);
  await studyPage(sql, scope, '');
  await datasetPage(sql, scope, place);
  await modelPage(sql, scope, place);
  await resultPage(sql, scope, 0);
}

async function recordSources(sql: Recording): Promise<void> {
  await refreshTaxonomies(sql, { tasks: [], licenses: [], libraries: [], metrics: [], hubs: [] });
  await loadDomainTerms(sql);
  await loadHubIds(sql);
  await countMiscounted(sql);
  await saveHub(sql, { id: 'hub', name: 'Hub', url: null });
  await listHidden(sql, [{ hub: 'hub', externalId: 'acme/one' }]);
  await saveSync(sql, 'hub', { count: 0, last: [] });
  await refreshStatistics(sql);
  await loadStarterState(sql);
  await loadStarterModelIds(sql);
  await saveStarterVersion(sql, '1');
  await saveDomains(sql, [{ slug: 'a', name: 'A', description: '', aliases: [] }]);
  const syncs = new HubSyncRepository(sql);
  await syncs.find('hub', 'source');
  await syncs.saveCursor('hub', 'source', 'cursor');
  await syncs.saveCompletion('hub', 'source', new Date(0));
}

/** What imports, registrations and merges run. */
export async function recordIngest(): Promise<Recorder> {
  const recorder = new Recorder('ingest');
  await recordEntities(recorder.on());
  await recordPlan(recorder);
  const tables = { ingest_analyze_all_tables: [{ name: 'model' }, { name: 'study' }] };
  await gatherAllStatistics(recorder.on({ form: 'two tables', answers: tables }));
  await recordResults(recorder);
  await recordIdentity(recorder.on({ answers: answersOf(CREATED) }));
  await recordUpstream(recorder.on());
  await modelsMeasuredOn(recorder.on(), [1]);
  await recordRegistration(recorder.on({ answers: answersOf(REGISTERED) }));
  await recordEmbeddings(recorder.on());
  await recordSources(recorder.on());
  await recordExport(recorder.on());
  return recorder;
}
