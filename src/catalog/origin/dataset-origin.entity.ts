import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

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
  /** The dataset that it belonged to before a merge, and returns to on a split; null when nothing was merged. */
  @Column('int', { nullable: true })
  @ForeignKey('DatasetEntity', { name: 'dataset_origin_home_fk' })
  homeId!: number | null;
}
