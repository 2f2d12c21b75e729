import { CatalogResolver } from './about/catalog.resolver';
import { DatasetResolver } from './dataset/dataset.resolver';
import { DomainResolver } from './domain/domain.resolver';
import { NodeResolver } from './entity/node.resolver';
import { ChangeResolver } from './feed/change.resolver';
import { TrainingResolver } from './lineage/training.resolver';
import { LineageResolver, ModelLineageResolver } from './model/model-lineage.resolver';
import {
  EffectiveLicenseResolver,
  LicenseConflictResolver,
  ModelLicensesResolver,
} from './model/model-license.resolver';
import { DeprecationResolver, ModelUseResolver, ModelVersionResolver } from './model/model-use.resolver';
import { ModelResolver } from './model/model.resolver';
import { OriginResolver } from './origin/origin.resolver';
import { PublisherResolver } from './publisher/publisher.resolver';
import { TaxonomyResolver } from './taxonomy/taxonomy.resolver';

/** The resolver classes of the catalogue, for building the schema without a database. */
export const catalogResolvers = [
  NodeResolver,
  ModelResolver,
  ModelLineageResolver,
  ModelUseResolver,
  ModelVersionResolver,
  ModelLicensesResolver,
  EffectiveLicenseResolver,
  LicenseConflictResolver,
  DeprecationResolver,
  LineageResolver,
  TrainingResolver,
  OriginResolver,
  DatasetResolver,
  DomainResolver,
  PublisherResolver,
  TaxonomyResolver,
  CatalogResolver,
  ChangeResolver,
] as const;
