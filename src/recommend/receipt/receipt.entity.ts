import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Canonical inputs, versions and output of one recommendation. Append-only. */
@Entity('receipt')
@Index('receipt_created_idx', ['createdAt'])
export class ReceiptEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'receipt_pk' }) id!: string;
  @Column('jsonb') input!: unknown;
  @Column('jsonb') output!: unknown;
  @Column('bigint') catalogRevision!: number;
  @Column('text') recommenderVersion!: string;
  @Column('text') encoderVersion!: string;
  /** TensorFlow.js backend that computed it. */
  @Column('text') backend!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
