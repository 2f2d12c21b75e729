import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { VisibilityName } from '../../access';
import { type EntityStatusName, MODALITIES, type ModalityName } from '../vocabulary';

const ALL = MODALITIES.map((name) => `'${name}'`).join(', ');

/** The text that a search of datasets looks through; the migration holds a frozen copy. */
const DATASET_SEARCH = `search_document(slug, name, joined(tasks) || ' ' || joined(tags), summary)`;

/** A dataset, derived from the origins that are mapped to it. */
@Entity('dataset')
@Index('dataset_slug_key', { synchronize: false })
@Index('dataset_search_idx', { synchronize: false })
@Index('dataset_downloads_idx', { synchronize: false })
@Index('dataset_tasks_idx', { synchronize: false })
@Index('dataset_likes_idx', { synchronize: false })
@Index('dataset_examples_idx', { synchronize: false })
@Index('dataset_name_idx', { synchronize: false })
@Index('dataset_tags_idx', { synchronize: false })
@Index('dataset_languages_idx', { synchronize: false })
@Index('dataset_modalities_idx', { synchronize: false })
@Index('dataset_slug_trigram_idx', { synchronize: false })
@Index('dataset_name_trigram_idx', { synchronize: false })
@Index('dataset_publisher_idx', { synchronize: false })
@Index('dataset_created_idx', ['createdAt', 'id'])
@Index('dataset_updated_idx', ['updatedAt', 'id'])
@Index('dataset_status_idx', ['status'])
@Index('dataset_license_idx', ['licenseId'])
@Index('dataset_merged_into_idx', ['mergedIntoId'], { where: `"mergedIntoId" IS NOT NULL` })
@Index('dataset_hidden_idx', ['id', 'visibility', 'publisherId'], { where: `visibility <> 'PUBLIC'` })
@Check('dataset_visibility_known', `"visibility" IN ('PUBLIC', 'INTERNAL', 'PRIVATE')`)
@Check('dataset_slug_form', `"slug" ~ '^[^[:space:][:cntrl:]]+$' AND length("slug") <= 400`)
@Check('dataset_name_length', `length("name") BETWEEN 1 AND 300`)
@Check('dataset_summary_length', `length("summary") <= 10000`)
@Check('dataset_status_known', `"status" IN ('STUB', 'ACTIVE', 'DEPRECATED', 'REMOVED')`)
@Check('dataset_modalities_known', `"modalities" <@ ARRAY[${ALL}]`)
@Check(
  'dataset_counts_nonnegative',
  `"classes" >= 0 AND "trainingExamples" >= 0 AND "downloads" >= 0 AND "likes" >= 0`,
)
@Check('dataset_not_merged_into_itself', `"mergedIntoId" <> "id"`)
export class DatasetEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'dataset_pk' })
  id!: number;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) summary!: string | null;
  @Column('text', { default: 'ACTIVE' }) status!: EntityStatusName;
  @Column('int', { nullable: true })
  @ForeignKey('PublisherEntity', { name: 'dataset_publisher_fk' })
  publisherId!: number | null;
  @Column('text', { array: true, default: () => `'{}'` }) modalities!: ModalityName[];
  @Column('text', { array: true, default: () => `'{}'` }) tasks!: string[];
  @Column('text', { array: true, default: () => `'{}'` }) languages!: string[];
  @Column('text', { array: true, default: () => `'{}'` }) tags!: string[];
  @Column('text', { nullable: true })
  @ForeignKey('LicenseEntity', { name: 'dataset_license_fk' })
  licenseId!: string | null;
  /** The licence as the source wrote it. */
  @Column('text', { nullable: true }) licenseRaw!: string | null;
  @Column('int', { nullable: true }) classes!: number | null;
  @Column('bigint', { nullable: true }) trainingExamples!: number | null;
  /** Whether the hub asks who wants the files for their name or consent. */
  @Column('boolean', { nullable: true }) gated!: boolean | null;
  /** Whether the hub has closed access to it. */
  @Column('boolean', { nullable: true }) disabled!: boolean | null;
  @Column('bigint', { nullable: true }) downloads!: number | null;
  @Column('bigint', { nullable: true }) likes!: number | null;
  /** When downloads and likes were counted, where the source says. */
  @Column('timestamptz', { nullable: true }) countedAt!: Date | null;
  @Column('int', { nullable: true })
  @ForeignKey('DatasetEntity', { name: 'dataset_merged_into_fk' })
  mergedIntoId!: number | null;
  /** Whom it is for; what hangs on it is never more visible. */
  @Column('text', { default: 'PUBLIC' }) visibility!: VisibilityName;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column({
    type: 'tsvector',
    select: false,
    insert: false,
    update: false,
    nullable: true,
    generatedType: 'STORED',
    asExpression: DATASET_SEARCH,
  })
  search?: string;
}

/** A dataset belongs to a domain; `confidence` is 1 where the source said so. */
@Entity('dataset_domain')
@Index('dataset_domain_domain_idx', ['domainId', 'datasetId'])
@Check('dataset_domain_confidence_range', `"confidence" > 0 AND "confidence" <= 1`)
export class DatasetDomainEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'dataset_domain_pk' })
  @ForeignKey('DatasetEntity', { name: 'dataset_domain_dataset_fk', onDelete: 'CASCADE' })
  datasetId!: number;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'dataset_domain_pk' })
  @ForeignKey('DomainEntity', { name: 'dataset_domain_domain_fk' })
  domainId!: number;
  @Column('real', { default: 1 }) confidence!: number;
}
