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
export class ModelOriginEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'model_origin_pk' })
  @ForeignKey('OriginEntity', { name: 'model_origin_origin_fk' })
  originId!: number;
  @Column('int') @ForeignKey('ModelEntity', { name: 'model_origin_model_fk' }) modelId!: number;
  /**
   * The newest revision of its hub's record: the one whose claims (lineage, trainings, evaluations)
   * count.
   */
  @Column('boolean', { default: true }) isCurrent!: boolean;
  /**
   * The model that it belonged to before a merge, and returns to on a split; null when nothing was
   * merged.
   */
  @Column('int', { nullable: true }) @ForeignKey('ModelEntity', { name: 'model_origin_home_fk' }) homeId!:
    number | null;
}

/** Which dataset an origin belongs to. Merge and split change this mapping only. */
@Entity('dataset_origin')
@Index('dataset_origin_dataset_idx', ['datasetId'])
export class DatasetOriginEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'dataset_origin_pk' })
  @ForeignKey('OriginEntity', { name: 'dataset_origin_origin_fk' })
  originId!: number;
  @Column('int') @ForeignKey('DatasetEntity', { name: 'dataset_origin_dataset_fk' }) datasetId!: number;
  /** The newest revision of its hub's record. */
  @Column('boolean', { default: true }) isCurrent!: boolean;
  /**
   * The dataset that it belonged to before a merge, and returns to on a split; null when nothing
   * was merged.
   */
  @Column('int', { nullable: true })
  @ForeignKey('DatasetEntity', { name: 'dataset_origin_home_fk' })
  homeId!: number | null;
}
