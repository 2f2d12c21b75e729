import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One change of the catalogue, written by triggers in the transaction that made it. Sequence numbers are given out under a row
 * lock that is held until commit, so they are in commit order: a reader of `sequence > since` misses nothing.
 * A deleted row leaves a DELETED change.
 */
@Entity('change')
@Index('change_entity_idx', ['entityType', 'entityId'])
@Check('change_operation_known', `"operation" IN ('CREATED', 'UPDATED', 'DELETED')`)
export class ChangeEntity {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'change_pk' }) sequence!: number;
  @Column('text') entityType!: string;
  @Column('int') entityId!: number;
  @Column('text', { nullable: true }) slug!: string | null;
  @Column('text') operation!: 'CREATED' | 'UPDATED' | 'DELETED';
  @Column('timestamptz', { default: () => 'now()' }) occurredAt!: Date;
}
