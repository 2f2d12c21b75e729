import { DatasetDomainEntity } from './dataset/dataset-domain.entity';
import { DatasetEntity } from './dataset/dataset.entity';
import { DomainEntity } from './domain/domain.entity';
import { CatalogStateEntity } from './feed/catalog-state.entity';
import { ChangeEntity } from './feed/change.entity';
import { LineageEntity } from './lineage/lineage.entity';
import { TrainingEntity } from './lineage/training.entity';
import { ArtifactEntity } from './model/artifact.entity';
import { ModelDomainEntity } from './model/model-domain.entity';
import { ModelVersionAliasEntity } from './model/model-version-alias.entity';
import { ModelVersionEntity } from './model/model-version.entity';
import { ModelEntity } from './model/model.entity';
import { DatasetOriginEntity } from './origin/dataset-origin.entity';
import { HubEntity } from './origin/hub.entity';
import { IdentityDecisionEntity } from './origin/identity-decision.entity';
import { ModelOriginEntity } from './origin/model-origin.entity';
import { OriginEntity } from './origin/origin.entity';
import { SlugRedirectEntity } from './origin/slug-redirect.entity';
import { PublisherEntity } from './publisher/publisher.entity';
import { LibraryEntity } from './taxonomy/library.entity';
import { LicenseEntity } from './taxonomy/license.entity';
import { TaskEntity } from './taxonomy/task.entity';

/** Tables that other features write too: what they list of columns is held to these by the compiler. */
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
