import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type AuditActionName = 'CREATED' | 'UPDATED' | 'DELETED' | 'REFUSED';

/** One change, or one refused attempt. Append-only; changes are written by triggers. */
@Entity('audit_entry')
@Index('audit_entry_entity_idx', ['entityType', 'entityKey'])
@Index('audit_entry_principal_idx', ['principal', 'id'])
@Index('audit_entry_at_idx', ['at', 'id'])
@Check('audit_entry_action_known', `"action" IN ('CREATED', 'UPDATED', 'DELETED', 'REFUSED')`)
@Check('audit_entry_count_positive', `"count" > 0`)
export class AuditEntryEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'audit_entry_pk',
  })
  id!: number;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('text') principal!: string;
  @Column('text', { nullable: true }) requestId!: string | null;
  @Column('text') operation!: string;
  @Column('text') action!: AuditActionName;
  @Column('text', { nullable: true }) entityType!: string | null;
  @Column('text', { nullable: true }) entityKey!: string | null;
  @Column('jsonb', { nullable: true }) before!: unknown;
  @Column('jsonb', { nullable: true }) after!: unknown;
  /** Rows that one statement changed, or attempts that one entry stands for. */
  @Column('int', { default: 1 }) count!: number;
}
