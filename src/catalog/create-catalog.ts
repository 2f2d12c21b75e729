import { systemClock, type Clock } from '../platform/clock';
import { ListReader, type Database } from '../platform/database';
import type { Log } from '../platform/log';
import { CatalogRepository } from './about/catalog.repository';
import { CatalogResolver } from './about/catalog.resolver';
import { CatalogService } from './about/catalog.service';
import type { CatalogFacts } from './about/catalog.type';
import { catalogLoaderFactory, type CatalogLoaders } from './catalog.loaders';
import { datasetList } from './dataset/dataset.repository';
import { DatasetResolver } from './dataset/dataset.resolver';
import type { Dataset } from './dataset/dataset.type';
import { domainList } from './domain/domain.repository';
import { DomainResolver } from './domain/domain.resolver';
import type { Domain } from './domain/domain.type';
import { NodeResolver } from './entity/node.resolver';
import { ChangeFeedService } from './feed/change-feed.service';
import { ChangeRepository } from './feed/change.repository';
import { ChangeResolver } from './feed/change.resolver';
import { LicenseRepository } from './license/license.repository';
import { LicenseService } from './license/license.service';
import { TrainingResolver } from './lineage/training.resolver';
import { LineageResolver, ModelLineageResolver } from './model/model-lineage.resolver';
import {
  EffectiveLicenseResolver,
  LicenseConflictResolver,
  ModelLicensesResolver,
} from './model/model-license.resolver';
import { modelList } from './model/model-list.repository';
import { DeprecationResolver, ModelUseResolver, ModelVersionResolver } from './model/model-use.resolver';
import { ModelResolver } from './model/model.resolver';
import type { Model } from './model/model.type';
import { OriginRepository } from './origin/origin.repository';
import { OriginResolver } from './origin/origin.resolver';
import { PublisherResolver } from './publisher/publisher.resolver';
import { TaxonomyRepository } from './taxonomy/taxonomy.repository';
import { TaxonomyResolver } from './taxonomy/taxonomy.resolver';
import { TaxonomyService } from './taxonomy/taxonomy.service';

export type { CatalogFacts };

/** The read side of the catalogue, wired. */
export interface CatalogFeature {
  /** One instance of each resolver class, for the schema's container. */
  readonly resolvers: readonly object[];
  readonly licenses: LicenseService;
  /** Call `stop` before the database is closed. */
  readonly changes: Pick<ChangeFeedService, 'stop'>;
  /** Makes the loaders of one request. */
  readonly createLoaders: () => CatalogLoaders;
}

export interface CatalogParts {
  readonly database: Database;
  /** May change while the process runs, so it is read at each request. */
  readonly facts: CatalogFacts;
  readonly log: Log;
  /** Decides when to look for changes; the system clock by default. */
  readonly clock?: Clock;
}

/** Builds the feature over a database. */
export function createCatalog({ database, facts, log, clock = systemClock }: CatalogParts): CatalogFeature {
  const origins = new OriginRepository(database);
  const catalog = new CatalogRepository(database);
  const about = new CatalogService(catalog, origins, facts);
  const feed = new ChangeRepository(database);
  const changes = new ChangeFeedService({
    findAfter: (since, size) => feed.findAfter(since, size),
    revision: () => catalog.revision(),
    ...{ clock, log },
  });
  return {
    licenses: new LicenseService(new LicenseRepository(database)),
    changes,
    createLoaders: catalogLoaderFactory(database, changes),
    resolvers: [
      new NodeResolver(),
      new ModelResolver(new ListReader<Model>(database, modelList)),
      new ModelLineageResolver(),
      new ModelUseResolver(),
      new ModelVersionResolver(),
      new ModelLicensesResolver(),
      new EffectiveLicenseResolver(),
      new LicenseConflictResolver(),
      new DeprecationResolver(),
      new LineageResolver(),
      new TrainingResolver(),
      new OriginResolver(),
      new DatasetResolver(new ListReader<Dataset>(database, datasetList)),
      new DomainResolver(new ListReader<Domain>(database, domainList)),
      new PublisherResolver(),
      new TaxonomyResolver(new TaxonomyService(new TaxonomyRepository(database))),
      new CatalogResolver(about),
      new ChangeResolver(),
    ],
  };
}
