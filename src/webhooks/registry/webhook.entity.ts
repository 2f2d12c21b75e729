import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ChangeOperationName } from '../../catalog';

/** What a webhook does; a closed set. */
export const WEBHOOK_STATES = ['ACTIVE', 'DISABLED'] as const;
export type WebhookStateName = (typeof WEBHOOK_STATES)[number];

/** Why a webhook sends nothing any more; a closed set. */
export const DISABLED_REASONS = ['SWITCHED_OFF', 'GONE', 'FAILING', 'OWNER_ENDED'] as const;
export type DisabledReasonName = (typeof DISABLED_REASONS)[number];

/** An address that changes of the catalogue are sent to, for whoever made it. */
@Entity('webhook')
@Index('webhook_name_key', { synchronize: false })
@Check('webhook_name_form', `length("name") BETWEEN 1 AND 100`)
@Check('webhook_url_form', `"url" ~ '^https?://' AND length("url") <= 2000`)
@Check('webhook_owner_form', `"createdBy" = 'admin' OR "createdBy" ~ '^token:.'`)
@Check('webhook_mark_of_admin', `"adminMark" IS NULL OR "createdBy" = 'admin'`)
@Check('webhook_operations_known', `"operations" <@ ARRAY['CREATED', 'UPDATED', 'DELETED']`)
@Check('webhook_state_known', `"state" IN ('ACTIVE', 'DISABLED')`)
@Check(
  'webhook_disabled_with_reason',
  `CASE WHEN "state" = 'DISABLED' THEN "disabledAt" IS NOT NULL AND "disabledReason" IN ('SWITCHED_OFF', 'GONE', 'FAILING', 'OWNER_ENDED') ELSE "disabledAt" IS NULL AND "disabledReason" IS NULL END`,
)
@Check('webhook_position_nonnegative', `"position" >= 0`)
export class WebhookEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'webhook_pk',
  })
  id!: number;
  @Column('text') name!: string;
  @Column('text') url!: string;
  /** Kinds of things whose changes are sent; null for all. */
  @Column('text', { array: true, nullable: true }) entityTypes!: string[] | null;
  /** Null for all. */
  @Column('text', { array: true, nullable: true }) operations!: ChangeOperationName[] | null;
  @Column('text', { default: () => `'ACTIVE'` }) state!: WebhookStateName;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('text', { nullable: true }) disabledReason!: DisabledReasonName | null;
  /** First failure since the last message that was delivered. */
  @Column('timestamptz', { nullable: true }) failingSince!: Date | null;
  /** Number of the change up to which everything was delivered, or was not for it. */
  @Column('bigint') position!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** The principal for whom it sends: what that principal may see. */
  @Column('text') createdBy!: string;
  /** Of the administrator's: tells the token that it was made with from others. */
  @Column('text', { nullable: true }) adminMark!: string | null;
  /** When tests and replays were asked for, within the last hour. */
  @Column('timestamptz', { array: true, default: () => `'{}'` }) askedAt!: Date[];
  /** Until when one process alone attends to it. */
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('uuid', { nullable: true }) leaseHolder!: string | null;
  /** The one that waits longest is attended to first. */
  @Column('timestamptz', { nullable: true }) attendedAt!: Date | null;
}
