import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One measured value of a model as it is, on a dataset. */
@Entity('evaluation')
@Index('evaluation_claim_key', { synchronize: false })
@Index('evaluation_value_idx', { synchronize: false })
@Index('evaluation_model_idx', ['modelOriginId'])
@Index('evaluation_dataset_idx', ['datasetOriginId'])
@Index('evaluation_study_idx', ['studyId'], { where: `"studyId" IS NOT NULL` })
@Check('evaluation_value_finite', `"value" > '-Infinity' AND "value" < 'Infinity'`)
@Check('evaluation_part_lengths', `length(subset) <= 200 AND length("datasetRevision") <= 200`)
@Check('evaluation_text_lengths', `length("sourceUrl") <= 2000 AND length("split") <= 100`)
export class EvaluationEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'evaluation_pk',
  })
  id!: number;
  @Column('int') @ForeignKey('OriginEntity', { name: 'evaluation_model_fk' }) modelOriginId!: number;
  @Column('int', { nullable: true })
  @ForeignKey('OriginEntity', { name: 'evaluation_dataset_fk' })
  datasetOriginId!: number | null;
  @Column('text', { nullable: true }) subset!: string | null;
  @Column('text', { nullable: true }) datasetRevision!: string | null;
  @Column('text', { nullable: true }) @ForeignKey('TaskEntity', { name: 'evaluation_task_fk' }) taskId!:
    string | null;
  @Column('text', { nullable: true }) split!: string | null;
  @Column('text') @ForeignKey('MetricEntity', { name: 'evaluation_metric_fk' }) metricId!: string;
  @Column('double precision') value!: number;
  @Column('boolean', { default: false }) verified!: boolean;
  @Column('int', { nullable: true })
  @ForeignKey('StudyEntity', { name: 'evaluation_study_fk' })
  studyId!: number | null;
  @Column('text', { nullable: true }) sourceUrl!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}
