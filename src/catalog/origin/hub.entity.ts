import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Where records come from: Hugging Face, TF Hub, ..., or `local` for what is registered here. */
@Entity('hub')
@Check(
  'hub_counts_nonnegative',
  `"recordCount" >= 0 AND "problemCount" >= 0 AND "modelCount" >= 0 AND "datasetCount" >= 0`,
)
export class HubEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'hub_pk' }) id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) url!: string | null;
  @Column('timestamptz', { nullable: true }) lastSyncedAt!: Date | null;
  @Column('int', { default: 0 }) recordCount!: number;
  @Column('int', { default: 0 }) problemCount!: number;
  @Column('int', { default: 0 }) modelCount!: number;
  @Column('int', { default: 0 }) datasetCount!: number;
  /** The last problems of its latest import. */
  @Column('jsonb', { default: [] }) problems!: unknown[];
}
