import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { VisibilityName } from '../../access';
import { MODEL_KINDS, type ModelKindName } from '../adaptation/model-kind';
import { type EntityStatusName, MODALITIES, type ModalityName } from '../vocabulary';

const ALL = MODALITIES.map((name) => `'${name}'`).join(', ');
const ALL_KINDS = MODEL_KINDS.map((kind) => `'${kind}'`).join(', ');

/** The text that a search of models looks through; the migration holds a frozen copy. */
const MODEL_SEARCH =
  `search_document(slug, name, joined(tasks) || ' ' || joined(tags) || ' ' || ` +
  `coalesce("architectureFamily", ''), summary)`;

/**
 * Pretrained weights, derived from the origins that are mapped to them. A model known only as a
 * base of another is a STUB.
 */
@Entity('model')
@Index('model_slug_key', { synchronize: false })
@Index('model_search_idx', { synchronize: false })
@Index('model_downloads_idx', { synchronize: false })
@Index('model_parameters_idx', { synchronize: false })
@Index('model_tasks_idx', { synchronize: false })
@Index('model_libraries_idx', { synchronize: false })
@Index('model_modalities_idx', { synchronize: false })
@Index('model_likes_idx', { synchronize: false })
@Index('model_name_idx', { synchronize: false })
@Index('model_tags_idx', { synchronize: false })
@Index('model_languages_idx', { synchronize: false })
@Index('model_outputs_idx', { synchronize: false })
@Index('model_gated_idx', { synchronize: false })
@Index('model_disabled_idx', { synchronize: false })
@Index('model_slug_trigram_idx', { synchronize: false })
@Index('model_name_trigram_idx', { synchronize: false })
@Index('model_publisher_idx', { synchronize: false })
@Index('model_kind_idx', ['kind'])
@Index('model_family_idx', ['architectureFamily'])
@Index('model_status_idx', ['status'])
@Index('model_created_idx', ['createdAt', 'id'])
@Index('model_merged_into_idx', ['mergedIntoId'], { where: `"mergedIntoId" IS NOT NULL` })
@Index('model_license_idx', ['weightsLicenseId'])
@Index('model_listed_idx', { synchronize: false })
@Index('model_hidden_idx', ['id', 'visibility', 'publisherId'], { where: `visibility <> 'PUBLIC'` })
@Index('model_updated_idx', ['updatedAt', 'id'])
@Index('model_replacement_idx', ['replacementId'])
@Check('model_slug_form', `"slug" ~ '^[^[:space:][:cntrl:]]+$' AND length("slug") <= 400`)
@Check('model_name_length', `length("name") BETWEEN 1 AND 300`)
@Check('model_summary_length', `length("summary") <= 10000`)
@Check('model_status_known', `"status" IN ('STUB', 'ACTIVE', 'DEPRECATED', 'REMOVED')`)
@Check('model_modalities_known', `"inputModalities" <@ ARRAY[${ALL}] AND "outputModalities" <@ ARRAY[${ALL}]`)
@Check('model_visibility_known', `"visibility" IN ('PUBLIC', 'INTERNAL', 'PRIVATE')`)
@Check('model_kind_known', `"kind" IN (${ALL_KINDS})`)
@Check('model_counts_nonnegative', `"parameterCount" >= 0 AND "downloads" >= 0 AND "likes" >= 0`)
@Check(
  'model_deprecation_has_reason',
  `"status" <> 'DEPRECATED' OR coalesce(length("deprecationReason"), 0) BETWEEN 1 AND 2000`,
)
@Check('model_not_own_replacement', `"replacementId" <> "id"`)
@Check('model_not_merged_into_itself', `"mergedIntoId" <> "id"`)
export class ModelEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'model_pk' })
  id!: number;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) summary!: string | null;
  @Column('text', { default: 'ACTIVE' }) status!: EntityStatusName;
  @Column('int', { nullable: true })
  @ForeignKey('PublisherEntity', { name: 'model_publisher_fk' })
  publisherId!: number | null;
  @Column('text', { array: true, default: () => `'{}'` }) inputModalities!: ModalityName[];
  @Column('text', { array: true, default: () => `'{}'` }) outputModalities!: ModalityName[];
  @Column('text', { array: true, default: () => `'{}'` }) tasks!: string[];
  @Column('text', { array: true, default: () => `'{}'` }) libraries!: string[];
  @Column('text', { array: true, default: () => `'{}'` }) languages!: string[];
  @Column('text', { array: true, default: () => `'{}'` }) tags!: string[];
  @Column('text', { nullable: true }) architectureFamily!: string | null;
  @Column('text', { nullable: true }) architectureName!: string | null;
  @Column('bigint', { nullable: true }) parameterCount!: number | null;
  @Column('text', { nullable: true })
  @ForeignKey('LicenseEntity', { name: 'model_weights_license_fk' })
  weightsLicenseId!: string | null;
  @Column('text', { nullable: true })
  @ForeignKey('LicenseEntity', { name: 'model_code_license_fk' })
  codeLicenseId!: string | null;
  @Column('text', { nullable: true })
  @ForeignKey('LicenseEntity', { name: 'model_data_license_fk' })
  dataLicenseId!: string | null;
  /** The weights licence as the source wrote it. */
  @Column('text', { nullable: true }) weightsLicenseRaw!: string | null;
  /** Whether the hub asks who wants the files for their name or consent. */
  @Column('boolean', { nullable: true }) gated!: boolean | null;
  /** Whether the hub has closed access to it. */
  @Column('boolean', { nullable: true }) disabled!: boolean | null;
  @Column('bigint', { nullable: true }) downloads!: number | null;
  @Column('bigint', { nullable: true }) likes!: number | null;
  /** When downloads and likes were counted, where the source says. */
  @Column('timestamptz', { nullable: true }) countedAt!: Date | null;
  /** What the weights compute; follows from the other columns by the table of kinds. */
  @Column('text', { nullable: true }) kind!: ModelKindName | null;
  /** Input and output tensors: name, shape, type; in the form of MLflow's signatures. */
  @Column('jsonb', { nullable: true }) inputSignature!: unknown;
  @Column('jsonb', { nullable: true }) outputSignature!: unknown;
  @Column('text', { nullable: true }) deprecationReason!: string | null;
  @Column('int', { nullable: true })
  @ForeignKey('ModelEntity', { name: 'model_replacement_fk' })
  replacementId!: number | null;
  @Column('int', { nullable: true })
  @ForeignKey('ModelEntity', { name: 'model_merged_into_fk' })
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
    asExpression: MODEL_SEARCH,
  })
  search?: string;
}

/** A model belongs to a domain; `confidence` is 1 where the source said so. */
@Entity('model_domain')
@Index('model_domain_domain_idx', { synchronize: false })
@Check('model_domain_confidence_range', `"confidence" > 0 AND "confidence" <= 1`)
export class ModelDomainEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'model_domain_pk' })
  @ForeignKey('ModelEntity', { name: 'model_domain_model_fk', onDelete: 'CASCADE' })
  modelId!: number;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'model_domain_pk' })
  @ForeignKey('DomainEntity', { name: 'model_domain_domain_fk' })
  domainId!: number;
  @Column('real', { default: 1 }) confidence!: number;
  /** Those of the model, -1 where they are unknown; kept up by triggers. */
  @Column('bigint', { default: -1 }) downloads!: number;
}
