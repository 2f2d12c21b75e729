import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Canonical inputs, versions and output of one recommendation. Append-only, but for the purge. */
@Entity('receipt')
@Index('receipt_created_idx', ['createdAt'])
@Index('receipt_client_idx', ['client', 'createdAt'])
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
  /** The principal who asked; null where nobody signed the question. */
  @Column('text', { nullable: true }) asker!: string | null;
  /** Whose share of what is kept it takes; null in receipts of earlier versions. */
  @Column('text', { nullable: true }) client!: string | null;
  /** `knowledgeRevision` of the catalogue that was asked; null in receipts of earlier versions. */
  @Column('bigint', { nullable: true }) knowledgeRevision!: number | null;
}
