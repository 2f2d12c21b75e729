import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { VisibilityName } from '../access';
import type { ProtocolName } from './vocabulary';

/**
 * One measured outcome of adapting a base to a target. Append-only (a trigger refuses UPDATE and
 * DELETE): a correction is a new row that names the one it supersedes. Of a key (study, base,
 * target, split, protocol, metric, training examples, recipe, seed) there is one first row, and
 * each row is superseded at most once, so exactly one is unsuperseded.
 */
@Entity('transfer_result')
@Index('transfer_result_first_key', { synchronize: false })
@Unique('transfer_result_supersedes_key', ['supersedesId'])
@Index('transfer_result_value_idx', { synchronize: false })
@Index('transfer_result_examples_idx', { synchronize: false })
@Index('transfer_result_base_idx', ['baseOriginId'])
@Index('transfer_result_target_idx', ['targetOriginId'])
@Index('transfer_result_study_idx', ['studyId'])
@Index('transfer_result_adapted_idx', ['adaptedOriginId'], { where: `"adaptedOriginId" IS NOT NULL` })
@Index('transfer_result_receipt_idx', ['receiptId'])
@Index('transfer_result_hidden_idx', ['id', 'visibility', 'publisherId'], { where: `visibility <> 'PUBLIC'` })
@Check('transfer_result_visibility_known', `"visibility" IN ('PUBLIC', 'INTERNAL', 'PRIVATE')`)
@Check('transfer_result_protocol_known', `"protocol" IN ('FINE_TUNE', 'LINEAR_PROBE', 'FROZEN', 'ZERO_SHOT')`)
@Check('transfer_result_derivation_known', `"derivation" IN ('REPORTED', 'DERIVED')`)
@Check('transfer_result_value_finite', `"value" > '-Infinity' AND "value" < 'Infinity'`)
@Check(
  'transfer_result_baseline_finite',
  `"scratchBaseline" > '-Infinity' AND "scratchBaseline" < 'Infinity'`,
)
@Check('transfer_result_examples_nonnegative', `"trainingExamples" >= 0`)
@Check('transfer_result_cost_nonnegative', `"gpuHours" >= 0 AND "gpuHours" < 'Infinity'`)
@Check('transfer_result_text_lengths', `length("recipe") <= 500 AND length("split") <= 100`)
@Check('transfer_result_not_superseding_itself', `"supersedesId" <> "id"`)
export class TransferResultEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'transfer_result_pk',
  })
  id!: number;
  @Column('int') @ForeignKey('StudyEntity', { name: 'transfer_result_study_fk' }) studyId!: number;
  @Column('int') @ForeignKey('OriginEntity', { name: 'transfer_result_base_fk' }) baseOriginId!: number;
  @Column('int', { nullable: true })
  @ForeignKey('OriginEntity', { name: 'transfer_result_adapted_fk' })
  adaptedOriginId!: number | null;
  @Column('int') @ForeignKey('OriginEntity', { name: 'transfer_result_target_fk' }) targetOriginId!: number;
  @Column('text', { nullable: true }) split!: string | null;
  @Column('text') protocol!: ProtocolName;
  @Column('text') @ForeignKey('MetricEntity', { name: 'transfer_result_metric_fk' }) metricId!: string;
  /** In the metric's own scale. */
  @Column('double precision') value!: number;
  @Column('bigint', { nullable: true }) trainingExamples!: number | null;
  @Column('text', { nullable: true }) recipe!: string | null;
  @Column('int', { nullable: true }) seed!: number | null;
  @Column('double precision', { nullable: true }) gpuHours!: number | null;
  /** The same measurement of a model trained from scratch. */
  @Column('double precision', { nullable: true }) scratchBaseline!: number | null;
  /** DERIVED: from an evaluation of a child whose lineage and training are known. */
  @Column('text', { default: 'REPORTED' }) derivation!: 'REPORTED' | 'DERIVED';
  @Column('int', { nullable: true })
  @ForeignKey('EvaluationEntity', { name: 'transfer_result_evaluation_fk' })
  evaluationId!: number | null;
  @Column('int', { nullable: true })
  @ForeignKey('TransferResultEntity', { name: 'transfer_result_supersedes_fk' })
  supersedesId!: number | null;
  /**
   * The recommendation that it is the outcome of. Anyone with its id can read it, so the id is
   * never shown with the result.
   */
  @Column('uuid', { nullable: true })
  @ForeignKey('ReceiptEntity', { name: 'transfer_result_receipt_fk' })
  receiptId!: string | null;
  /** Whom it is for; nobody sees it who does not see its base, its target and the adapted model. */
  @Column('text', { default: 'PUBLIC' }) visibility!: VisibilityName;
  /** Whose members see it where it is PRIVATE. */
  @Column('int', { nullable: true })
  @ForeignKey('PublisherEntity', { name: 'transfer_result_publisher_fk' })
  publisherId!: number | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}
