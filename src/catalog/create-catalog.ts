import { systemClock, type Clock } from '../platform/clock';
import { ListReader, type Database } from '../platform/database';
import { createResolvers, type ResolverInstances } from '../platform/graphql/resolver-list';
import type { Log } from '../platform/log';
import type { Makers } from '../platform/made-when-read';
import { CatalogRepository } from './about/catalog.repository';
import { CatalogService } from './about/catalog.service';
import type { CatalogFacts } from './about/catalog.type';
import { catalogLoaders, type CatalogLoaders } from './catalog.loaders';
import { catalogResolvers } from './catalog.resolvers';
import { datasetList } from './dataset/dataset.repository';
import type { Dataset } from './dataset/dataset.type';
import { domainList } from './domain/domain.repository';
import type { Domain } from './domain/domain.type';
import { ChangeFeedService } from './feed/change-feed.service';
import { ChangeRepository } from './feed/change.repository';
import { modelList } from './model/model-list.repository';
import type { Model } from './model/model.type';
import { OriginRepository } from './origin/origin.repository';
import { publisherList } from './publisher/publisher.repository';
import type { Publisher } from './publisher/publisher.type';
import { TaxonomyRepository } from './taxonomy/taxonomy.repository';
import { TaxonomyService } from './taxonomy/taxonomy.service';

/** The read side of the catalogue, wired. */
export interface CatalogFeature {
  readonly resolvers: ResolverInstances;
  /** Call `stop` before the database is closed. */
  readonly changes: Pick<ChangeFeedService, 'follow' | 'stop'>;
  /** What makes the loaders of one request. */
  readonly loaders: Makers<CatalogLoaders>;
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
  const feed = new ChangeRepository(database);
  const changes = new ChangeFeedService({
    findAfter: (since, size) => feed.findAfter(since, size),
    revision: () => catalog.revision(),
    clock,
    log,
  });
  return {
    changes,
    loaders: catalogLoaders(database),
    resolvers: createResolvers(catalogResolvers, {
      models: new ListReader<Model>(database, modelList),
      datasets: new ListReader<Dataset>(database, datasetList),
      domains: new ListReader<Domain>(database, domainList),
      publishers: new ListReader<Publisher>(database, publisherList),
      taxonomy: new TaxonomyService(new TaxonomyRepository(database)),
      about: new CatalogService(catalog, origins, facts),
      changes,
    }),
  };
}
