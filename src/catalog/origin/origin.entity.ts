import type { VisibilityName } from '../../access';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

/**
 * What one hub said about one thing at one revision. Immutable: a trigger refuses UPDATE and
 * DELETE. An origin without a `raw` record (`isStub`) represents a thing that was only mentioned by
 * another record.
 */
@Entity('origin')
@Unique('origin_revision_key', ['hubId', 'kind', 'externalId', 'revision'])
@Check('origin_kind_known', `"kind" IN ('MODEL', 'DATASET')`)
@Check('origin_external_id_length', `length("externalId") BETWEEN 1 AND 300`)
@Check('origin_url_length', `length("url") <= 2000`)
export class OriginEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'origin_pk' })
  id!: number;
  @Column('text') @ForeignKey('HubEntity', { name: 'origin_hub_fk' }) hubId!: string;
  @Column('text') kind!: 'MODEL' | 'DATASET';
  @Column('text') externalId!: string;
  /**
   * The hub's own revision, or the digest of the record where the hub has none; empty for a stub.
   */
  @Column('text') revision!: string;
  /**
   * Which of the ways of reading its hub it comes from, such as `listing` or `card`; empty where
   * the hub has one only.
   */
  @Column('text', { default: '' }) source!: string;
  /** Parts of that source that it has and others of the same source may lack. */
  @Column('text', { array: true, default: () => `'{}'` }) parts!: string[];
  @Column('text', { nullable: true }) url!: string | null;
  @Column('jsonb', { nullable: true }) raw!: unknown;
  /**
   * What it says in the catalogue's own terms; null for a stub. The columns of its model or dataset
   * derive from it.
   */
  @Column('jsonb', { nullable: true, select: false }) facts!: unknown;
  /** SHA-256 (hex) of the record without its volatile counters; empty for a stub. */
  @Column('text') digest!: string;
  @Column('boolean', { default: false }) isStub!: boolean;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}

/** Which model an origin belongs to. Merge and split change this mapping only. */
@Entity('model_origin')
@Index('model_origin_model_idx', ['modelId'])
@Index('model_origin_hidden_idx', ['originId', 'visibility', 'publisherId'], {
  where: `visibility <> 'PUBLIC'`,
})
@Check('model_origin_visibility_known', `"visibility" IN ('PUBLIC', 'INTERNAL', 'PRIVATE')`)
export class ModelOriginEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'model_origin_pk' })
  @ForeignKey('OriginEntity', { name: 'model_origin_origin_fk' })
  originId!: number;
  @Column('int') @ForeignKey('ModelEntity', { name: 'model_origin_model_fk' }) modelId!: number;
  /**
   * The newest revision of what its source says: one of those whose claims (lineage, trainings,
   * evaluations) count.
   */
  @Column('boolean', { default: true }) isCurrent!: boolean;
  /** Since when a reading of its whole hub no longer finds it; null while it is there. */
  @Column('timestamptz', { nullable: true }) goneSince!: Date | null;
  /**
   * The model that it belonged to before a merge, and returns to on a split; null when nothing was
   * merged.
   */
  @Column('int', { nullable: true }) @ForeignKey('ModelEntity', { name: 'model_origin_home_fk' }) homeId!:
    number | null;
  /** Whom the model is for, kept here by a trigger; the publisher only where it is hidden. */
  @Column('text', { default: 'PUBLIC' }) visibility!: VisibilityName;
  @Column('int', { nullable: true })
  @ForeignKey('PublisherEntity', { name: 'model_origin_publisher_fk' })
  publisherId!: number | null;
}

/** Which dataset an origin belongs to. Merge and split change this mapping only. */
@Entity('dataset_origin')
@Index('dataset_origin_dataset_idx', ['datasetId'])
@Index('dataset_origin_hidden_idx', ['originId', 'visibility', 'publisherId'], {
  where: `visibility <> 'PUBLIC'`,
})
@Check('dataset_origin_visibility_known', `"visibility" IN ('PUBLIC', 'INTERNAL', 'PRIVATE')`)
export class DatasetOriginEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'dataset_origin_pk' })
  @ForeignKey('OriginEntity', { name: 'dataset_origin_origin_fk' })
  originId!: number;
  @Column('int') @ForeignKey('DatasetEntity', { name: 'dataset_origin_dataset_fk' }) datasetId!: number;
  /** The newest revision of what its source says. */
  @Column('boolean', { default: true }) isCurrent!: boolean;
  /** Since when a reading of its whole hub no longer finds it; null while it is there. */
  @Column('timestamptz', { nullable: true }) goneSince!: Date | null;
  /**
   * The dataset that it belonged to before a merge, and returns to on a split; null when nothing
   * was merged.
   */
  @Column('int', { nullable: true })
  @ForeignKey('DatasetEntity', { name: 'dataset_origin_home_fk' })
  homeId!: number | null;
  /** Whom the dataset is for, kept here by a trigger; the publisher only where it is hidden. */
  @Column('text', { default: 'PUBLIC' }) visibility!: VisibilityName;
  @Column('int', { nullable: true })
  @ForeignKey('PublisherEntity', { name: 'dataset_origin_publisher_fk' })
  publisherId!: number | null;
}
