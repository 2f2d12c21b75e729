import { CatalogRepository } from '../../src/catalog/about/catalog.repository';
import { datasetList, datasetShape } from '../../src/catalog/dataset/dataset.repository';
import { domainList, domainShape } from '../../src/catalog/domain/domain.repository';
import { EntityRepository, type EntityDefinition } from '../../src/catalog/entity/entity.repository';
import { ChangeRepository } from '../../src/catalog/feed/change.repository';
import { LicenseRepository } from '../../src/catalog/license/license.repository';
import { lineageList, LineageRepository, trainingList } from '../../src/catalog/lineage/lineage.repository';
import { modelList } from '../../src/catalog/model/model-list.repository';
import { artifactList, versionList } from '../../src/catalog/model/model-version.repository';
import { modelShape } from '../../src/catalog/model/model.repository';
import { ClaimWritingRepository } from '../../src/catalog/mutations/claim-writing.repository';
import { DomainWritingRepository } from '../../src/catalog/mutations/domain-writing.repository';
import { ModelDeprecationRepository } from '../../src/catalog/mutations/model-deprecation.repository';
import { ReferenceRepository } from '../../src/catalog/mutations/reference.repository';
import {
  datasetOriginList,
  modelOriginList,
  OriginRepository,
} from '../../src/catalog/origin/origin.repository';
import { publisherList, publisherShape } from '../../src/catalog/publisher/publisher.repository';
import { deriveKinds } from '../../src/catalog/model/model-kind.repository';
import { TaxonomyRepository } from '../../src/catalog/taxonomy/taxonomy.repository';
import { everyField, recordList } from './lists';
import { Recorder } from './recorder';

const ENTITIES: readonly EntityDefinition[] = [
  { type: 'Model', shape: modelShape, merges: true },
  { type: 'Dataset', shape: datasetShape, merges: true },
  { type: 'Domain', shape: domainShape, merges: false },
  { type: 'Publisher', shape: publisherShape, merges: false },
];
const COUNTED = ['models', 'datasets', 'domains', 'publishers', 'lineages', 'trainings'];
const COUNTED_TOO = ['evaluations', 'transferResults', 'studies', 'origins'];

/** A model whose kind has not been derived yet. */
const BERT = {
  id: 1,
  kind: null,
  architectureFamily: 'bert',
  architectureName: null,
  tasks: [],
  libraries: [],
  inputModalities: [],
  outputModalities: [],
};

async function recordReading(recorder: Recorder): Promise<void> {
  const sql = recorder.on();
  const every = recorder.on({ form: 'every field' });
  for (const definition of ENTITIES) {
    const entities = new EntityRepository(every, definition);
    await entities.findByIds([1], everyField(definition.shape));
    await entities.findBySlugs(['a/b'], everyField(definition.shape));
  }
  const lineage = new LineageRepository(every);
  for (const direction of ['up', 'down'] as const)
    await lineage.walk([1], { direction, depth: 3, first: 20 }, everyField(modelShape));
  const about = new CatalogRepository(recorder.on({ form: 'every count' }));
  await about.count([...COUNTED, ...COUNTED_TOO]);
  await new CatalogRepository(sql).revision();
  const taxonomy = new TaxonomyRepository(sql);
  await Promise.all([taxonomy.listTasks(), taxonomy.listLicenses(), taxonomy.listLibraries()]);
  await Promise.all([
    taxonomy.findTasks([]),
    taxonomy.findTasksByWord([]),
    taxonomy.findLicenses([]),
    taxonomy.findLibraries([]),
  ]);
  await deriveKinds(recorder.on({ answers: { models_for_kinds: [BERT] } }));
  const origins = new OriginRepository(sql);
  await origins.listHubs();
  await origins.findCurrent([1]);
  await new ChangeRepository(sql).findAfter(0, 100);
  const range = { since: 0, upTo: 1, entityTypes: null, operations: null, sequences: null };
  await new ChangeRepository(sql).findWithin(range, 100);
  await new LicenseRepository(sql).findGraph([1]);
}

async function recordLists(recorder: Recorder): Promise<void> {
  for (const list of [modelList, datasetList, domainList, publisherList])
    await recordList(recorder, list, { isAtRoot: true });
  for (const list of [lineageList, trainingList, versionList, artifactList])
    await recordList(recorder, list, { isAtRoot: false });
  for (const list of [modelOriginList, datasetOriginList])
    await recordList(recorder, list, { isAtRoot: false });
}

async function recordReferences(recorder: Recorder): Promise<void> {
  const made = [{ originId: 1 }];
  const sql = recorder.on({
    answers: { make_statement_origin_of_model: made, make_statement_origin_of_dataset: made },
  });
  const references = new ReferenceRepository();
  await references.becomeOnlyWriter(sql);
  for (const type of ['Model', 'Dataset', 'Domain', 'Publisher'] as const) {
    await references.findId(sql, type, { id: 1 });
    await references.findId(sql, type, { slug: 'a/b' });
    await references.similarSlugs(sql, type, 'a/b');
  }
  await references.findTask(sql, 'word');
  await references.similarTasks(sql, 'word');
  await references.originOf(sql, 'Model', 1);
  await references.originOf(sql, 'Dataset', 1);
}

async function recordWriting(recorder: Recorder): Promise<void> {
  const sql = recorder.on({ answers: { domain_slug: [{ slug: 'a' }] } });
  const claims = new ClaimWritingRepository();
  await claims.descendsFrom(sql, 1, 2);
  await claims.hasLineage(sql, { childId: 1, baseId: 2, relation: 'FINETUNE' });
  await claims.hasTraining(sql, { modelId: 1, datasetId: 1, role: 'PRETRAINING' });
  const domains = new DomainWritingRepository();
  await domains.slugOf(sql, 1);
  await domains.isWithin(sql, 1, 2);
  await domains.idsFrom(sql, 1);
  await domains.slugsUnder(sql, 'a');
  await domains.takenAmong(sql, ['a']);
  await domains.movePath(sql, 'a', 'b');
  await new ModelDeprecationRepository().isReplacedBy(sql, 1, 2);
}

/** What the catalogue's own repositories run. */
export async function recordCatalog(): Promise<Recorder> {
  const recorder = new Recorder('catalog');
  await recordReading(recorder);
  await recordLists(recorder);
  await recordReferences(recorder);
  await recordWriting(recorder);
  return recorder;
}
