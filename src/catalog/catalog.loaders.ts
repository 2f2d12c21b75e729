import DataLoader from 'dataloader';
import { grantList } from '../access';
import { ListLoader, ListReader, type Database } from '../platform/database';
import type { RequestContext } from '../platform/graphql/request-context';
import type { Makers } from '../platform/made-when-read';
import { datasetList, datasetShape } from './dataset/dataset.repository';
import type { Dataset } from './dataset/dataset.type';
import { domainList, domainShape } from './domain/domain.repository';
import type { Domain } from './domain/domain.type';
import { EntityLoader, type NodeLoaders } from './entity/entity.loaders';
import { EntityRepository } from './entity/entity.repository';
import type { PublisherGrant } from './grant/publisher-grant.type';
import { LicenseRepository } from './license/license.repository';
import { LicenseService, type LicenseJudgement } from './license/license.service';
import { LineageLoaders } from './lineage/lineage.loaders';
import { lineageList, LineageRepository, trainingList } from './lineage/lineage.repository';
import type { Lineage, Training } from './lineage/lineage.type';
import { modelList } from './model/model-list.repository';
import { artifactList, versionList } from './model/model-version.repository';
import type { Artifact, ModelVersion } from './model/model-version.type';
import { modelShape } from './model/model.repository';
import type { Model } from './model/model.type';
import {
  datasetOriginList,
  modelOriginList,
  OriginRepository,
  type CurrentOrigin,
} from './origin/origin.repository';
import type { Origin } from './origin/origin.type';
import { publisherShape } from './publisher/publisher.repository';
import type { Publisher } from './publisher/publisher.type';
import { TaxonomyLoaders } from './taxonomy/taxonomy.loaders';
import { TaxonomyRepository } from './taxonomy/taxonomy.repository';

/**
 * The batches of one request. Make a new one for each request: they remember what they have read.
 */
export interface CatalogLoaders {
  /** Empty here; features above the catalogue replace it by theirs. */
  readonly nodes: NodeLoaders;
  readonly model: EntityLoader<Model>;
  readonly dataset: EntityLoader<Dataset>;
  readonly domain: EntityLoader<Domain>;
  readonly publisher: EntityLoader<Publisher>;
  readonly taxonomy: TaxonomyLoaders;
  readonly models: ListLoader<Model>;
  readonly datasets: ListLoader<Dataset>;
  readonly domains: ListLoader<Domain>;
  readonly lineage: ListLoader<Lineage>;
  readonly trainings: ListLoader<Training>;
  readonly versions: ListLoader<ModelVersion>;
  readonly artifacts: ListLoader<Artifact>;
  readonly modelOrigins: ListLoader<Origin>;
  readonly datasetOrigins: ListLoader<Origin>;
  readonly grants: ListLoader<PublisherGrant>;
  readonly relatives: LineageLoaders;
  readonly currentOrigin: DataLoader<number, CurrentOrigin | null>;
  readonly licenseJudgement: DataLoader<number, LicenseJudgement | null>;
}

export type CatalogContext = RequestContext<CatalogLoaders>;

function currentOrigins(repository: OriginRepository): DataLoader<number, CurrentOrigin | null> {
  return new DataLoader(async (ids) => {
    const origins = new Map((await repository.findCurrent(ids)).map((origin) => [origin.modelId, origin]));
    return ids.map((id) => origins.get(id) ?? null);
  });
}

function licenseJudgements(licenses: LicenseService): DataLoader<number, LicenseJudgement | null> {
  return new DataLoader(async (ids) => {
    const judgements = await licenses.judge(ids);
    return ids.map((id) => judgements.get(id) ?? null);
  });
}

/** The lists, read in the same way at every request. */
const listReaders = (database: Database) => ({
  models: new ListReader<Model>(database, modelList),
  datasets: new ListReader<Dataset>(database, datasetList),
  domains: new ListReader<Domain>(database, domainList),
  lineage: new ListReader<Lineage>(database, lineageList),
  trainings: new ListReader<Training>(database, trainingList),
  versions: new ListReader<ModelVersion>(database, versionList),
  artifacts: new ListReader<Artifact>(database, artifactList),
  modelOrigins: new ListReader<Origin>(database, modelOriginList),
  datasetOrigins: new ListReader<Origin>(database, datasetOriginList),
  grants: new ListReader<PublisherGrant>(database, grantList),
});

/** What makes the loaders of one request. */
export function catalogLoaders(database: Database): Makers<CatalogLoaders> {
  const models = new EntityRepository<Model>(database, { type: 'Model', shape: modelShape, merges: true });
  const datasets = new EntityRepository<Dataset>(database, {
    type: 'Dataset',
    shape: datasetShape,
    merges: true,
  });
  const domains = new EntityRepository<Domain>(database, {
    type: 'Domain',
    shape: domainShape,
    merges: false,
  });
  const publishers = new EntityRepository<Publisher>(database, {
    type: 'Publisher',
    shape: publisherShape,
    merges: false,
  });
  const lists = listReaders(database);
  const taxonomy = new TaxonomyRepository(database);
  const origins = new OriginRepository(database);
  const lineage = new LineageRepository(database);
  const licenses = new LicenseService(new LicenseRepository(database));
  return {
    nodes: () => ({}),
    model: () => new EntityLoader(models),
    dataset: () => new EntityLoader(datasets),
    domain: () => new EntityLoader(domains),
    publisher: () => new EntityLoader(publishers),
    taxonomy: () => new TaxonomyLoaders(taxonomy),
    models: () => new ListLoader(lists.models),
    datasets: () => new ListLoader(lists.datasets),
    domains: () => new ListLoader(lists.domains),
    lineage: () => new ListLoader(lists.lineage),
    trainings: () => new ListLoader(lists.trainings),
    versions: () => new ListLoader(lists.versions),
    artifacts: () => new ListLoader(lists.artifacts),
    modelOrigins: () => new ListLoader(lists.modelOrigins),
    datasetOrigins: () => new ListLoader(lists.datasetOrigins),
    grants: () => new ListLoader(lists.grants),
    relatives: () => new LineageLoaders(lineage),
    currentOrigin: () => currentOrigins(origins),
    licenseJudgement: () => licenseJudgements(licenses),
  };
}
