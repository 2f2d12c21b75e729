import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Which model an origin belongs to. Merge and split change this mapping only. */
@Entity('model_origin')
@Index('model_origin_model_idx', ['modelId'])
export class ModelOriginEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'model_origin_pk' })
  @ForeignKey('OriginEntity', { name: 'model_origin_origin_fk' })
  originId!: number;
  @Column('int') @ForeignKey('ModelEntity', { name: 'model_origin_model_fk' }) modelId!: number;
  /** The newest revision of its hub's record: the one whose claims (lineage, trainings, evaluations) count. */
  @Column('boolean', { default: true }) isCurrent!: boolean;
  /** The model that it belonged to before a merge, and returns to on a split; null when nothing was merged. */
  @Column('int', { nullable: true }) @ForeignKey('ModelEntity', { name: 'model_origin_home_fk' }) homeId!:
    number | null;
}
