import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DisputeKindName } from './vocabulary';

/** A result is disputed (DISPUTE) or withdrawn by its reporter (RETRACTION). Append-only. */
@Entity('transfer_result_dispute')
@Index('transfer_result_dispute_result_idx', ['resultId'])
@Check('transfer_result_dispute_kind_known', `"kind" IN ('DISPUTE', 'RETRACTION')`)
@Check('transfer_result_dispute_reason_length', `length("reason") BETWEEN 1 AND 2000`)
export class TransferResultDisputeEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'transfer_result_dispute_pk',
  })
  id!: number;
  @Column('int')
  @ForeignKey('TransferResultEntity', { name: 'transfer_result_dispute_result_fk' })
  resultId!: number;
  @Column('text') kind!: DisputeKindName;
  @Column('text') reason!: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}
