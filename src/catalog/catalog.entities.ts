import { DatasetDomainEntity, DatasetEntity } from './dataset/dataset.entity';
import { DomainEntity } from './domain/domain.entity';
import { CatalogStateEntity, ChangeEntity } from './feed/change.entity';
import { LineageEntity } from './lineage/lineage.entity';
import { TrainingEntity } from './lineage/training.entity';
import { ArtifactEntity } from './model/artifact.entity';
import { ModelVersionAliasEntity, ModelVersionEntity } from './model/model-version.entity';
import { ModelDomainEntity, ModelEntity } from './model/model.entity';
import { HubEntity } from './origin/hub.entity';
import { IdentityDecisionEntity } from './origin/identity-decision.entity';
import { DatasetOriginEntity, ModelOriginEntity, OriginEntity } from './origin/origin.entity';
import { SlugRedirectEntity } from './origin/slug-redirect.entity';
import { PublisherEntity } from './publisher/publisher.entity';
import { LibraryEntity, LicenseEntity, TaskEntity } from './taxonomy/taxonomy.entity';

/**
 * Tables that other features write too: what they list of columns is held to these by the compiler.
 */
export interface CatalogTables {
  readonly dataset: DatasetEntity;
  readonly hub: HubEntity;
  readonly library: LibraryEntity;
  readonly license: LicenseEntity;
  readonly model: ModelEntity;
  readonly task: TaskEntity;
}

/** Every table of the catalogue, for the data source. */
export const catalogEntities = [
  ArtifactEntity,
  CatalogStateEntity,
  ChangeEntity,
  DatasetDomainEntity,
  DatasetEntity,
  DatasetOriginEntity,
  DomainEntity,
  HubEntity,
  IdentityDecisionEntity,
  LibraryEntity,
  LicenseEntity,
  LineageEntity,
  ModelDomainEntity,
  ModelEntity,
  ModelOriginEntity,
  ModelVersionAliasEntity,
  ModelVersionEntity,
  OriginEntity,
  PublisherEntity,
  SlugRedirectEntity,
  TaskEntity,
  TrainingEntity,
];
