import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Records that two models or two datasets were merged, or split again. Append-only. */
@Entity('identity_decision')
@Index('identity_decision_other_idx', ['otherModelId'])
@Index('identity_decision_other_dataset_idx', ['otherDatasetId'])
@Check(
  'identity_decision_of_one_kind',
  `num_nonnulls("modelId", "otherModelId") = 2 - num_nonnulls("datasetId", "otherDatasetId") AND num_nonnulls("modelId", "datasetId") = 1`,
)
@Check('identity_decision_operation_known', `"operation" IN ('MERGE', 'SPLIT')`)
@Check('identity_decision_reason_length', `length("reason") BETWEEN 1 AND 2000`)
export class IdentityDecisionEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'identity_decision_pk',
  })
  id!: number;
  @Column('text') operation!: 'MERGE' | 'SPLIT';
  /**
   * The model that has the origins of both after a merge, or that lost some in a split; null for
   * datasets.
   */
  @Column('int', { nullable: true })
  @ForeignKey('ModelEntity', { name: 'identity_decision_model_fk' })
  modelId!: number | null;
  /** The model that was emptied, or that got origins back. */
  @Column('int', { nullable: true })
  @ForeignKey('ModelEntity', { name: 'identity_decision_other_fk' })
  otherModelId!: number | null;
  /**
   * The dataset that has the origins of both after a merge, or that lost some in a split; null for
   * models.
   */
  @Column('int', { nullable: true })
  @ForeignKey('DatasetEntity', { name: 'identity_decision_dataset_fk' })
  datasetId!: number | null;
  /** The dataset that was emptied, or that got origins back. */
  @Column('int', { nullable: true })
  @ForeignKey('DatasetEntity', { name: 'identity_decision_other_dataset_fk' })
  otherDatasetId!: number | null;
  /** Status of the other one before the decision. */
  @Column('text') statusBefore!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}
