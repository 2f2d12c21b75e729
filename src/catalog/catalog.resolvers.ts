import type { ListReader } from '../platform/database';
import { made, type ResolverList } from '../platform/graphql/resolver-list';
import { CatalogResolver } from './about/catalog.resolver';
import type { CatalogService } from './about/catalog.service';
import { DatasetResolver } from './dataset/dataset.resolver';
import type { Dataset } from './dataset/dataset.type';
import { DomainResolver } from './domain/domain.resolver';
import type { Domain } from './domain/domain.type';
import { NodeResolver } from './entity/node.resolver';
import type { ChangeFeedService } from './feed/change-feed.service';
import { ChangeResolver } from './feed/change.resolver';
import {
  ApiTokenGrantsResolver,
  PublisherGrantResolver,
  PublisherGrantsResolver,
} from './grant/publisher-grant.resolver';
import { TrainingResolver } from './lineage/training.resolver';
import { ModelAdaptationResolver } from './model/model-adaptation.resolver';
import { LineageResolver, ModelLineageResolver } from './model/model-lineage.resolver';
import {
  EffectiveLicenseResolver,
  LicenseConflictResolver,
  ModelLicensesResolver,
} from './model/model-license.resolver';
import { DeprecationResolver, ModelUseResolver, ModelVersionResolver } from './model/model-use.resolver';
import { ModelResolver } from './model/model.resolver';
import type { Model } from './model/model.type';
import { HubResolver } from './origin/hub.resolver';
import { OriginResolver } from './origin/origin.resolver';
import { PublisherResolver } from './publisher/publisher.resolver';
import type { Publisher } from './publisher/publisher.type';
import { ViewerResolver } from './viewer/viewer.resolver';
import { TaxonomyResolver } from './taxonomy/taxonomy.resolver';
import type { TaxonomyService } from './taxonomy/taxonomy.service';

/** What the resolvers of the catalogue stand on. */
export interface CatalogServices {
  readonly models: ListReader<Model>;
  readonly datasets: ListReader<Dataset>;
  readonly domains: ListReader<Domain>;
  readonly publishers: ListReader<Publisher>;
  readonly taxonomy: TaxonomyService;
  readonly about: CatalogService;
  readonly changes: Pick<ChangeFeedService, 'follow'>;
}

/** The resolvers of the catalogue. */
export const catalogResolvers: ResolverList<CatalogServices> = [
  NodeResolver,
  made(ModelResolver, ({ models }) => new ModelResolver(models)),
  ModelLineageResolver,
  ModelUseResolver,
  ModelAdaptationResolver,
  ModelVersionResolver,
  ModelLicensesResolver,
  EffectiveLicenseResolver,
  LicenseConflictResolver,
  DeprecationResolver,
  LineageResolver,
  TrainingResolver,
  HubResolver,
  OriginResolver,
  made(DatasetResolver, ({ datasets }) => new DatasetResolver(datasets)),
  made(DomainResolver, ({ domains }) => new DomainResolver(domains)),
  made(PublisherResolver, ({ publishers }) => new PublisherResolver(publishers)),
  PublisherGrantsResolver,
  ApiTokenGrantsResolver,
  PublisherGrantResolver,
  ViewerResolver,
  made(TaxonomyResolver, ({ taxonomy }) => new TaxonomyResolver(taxonomy)),
  made(CatalogResolver, ({ about }) => new CatalogResolver(about)),
  made(ChangeResolver, ({ changes }) => new ChangeResolver(changes)),
];
