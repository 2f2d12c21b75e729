import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { WebhookEntity } from '../registry/webhook.entity';

/** What a message is; a closed set. */
export const MESSAGE_KINDS = ['CHANGES', 'TEST'] as const;
export type MessageKindName = (typeof MESSAGE_KINDS)[number];

/** What became of a message; a closed set. */
export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'FAILED', 'CANCELLED'] as const;
export type DeliveryStateName = (typeof DELIVERY_STATES)[number];

/** How an attempt went; a closed set. */
export const ATTEMPT_OUTCOMES = [
  ...(['DELIVERED', 'HTTP_STATUS', 'TIMEOUT', 'DNS', 'TLS', 'CONNECTION'] as const),
  'ADDRESS_NOT_ALLOWED',
] as const;
export type AttemptOutcomeName = (typeof ATTEMPT_OUTCOMES)[number];

/** One attempt, as it is kept in JSON. */
export interface KeptAttempt {
  /** When it began, as ISO 8601 writes it. */
  readonly at: string;
  /** Until its answer was read, or until it failed. */
  readonly durationMs: number;
  readonly outcome: AttemptOutcomeName;
  /** Null where there was no answer. */
  readonly statusCode: number | null;
  readonly error: string | null;
}

/**
 * One message of a webhook, written before it is sent for the first time: whoever sends it again
 * sends it under the same id. What is in it is read from the changes that it is of.
 */
@Entity('webhook_delivery')
@Index('webhook_delivery_message_key', ['messageId'], { unique: true })
@Index('webhook_delivery_webhook_idx', ['webhookId', 'createdAt', 'id'])
@Index('webhook_delivery_pending_idx', ['webhookId', 'id'], { where: `"state" = 'PENDING'` })
@Index('webhook_delivery_next_key', ['webhookId'], { unique: true, where: '"isNext"' })
@Index('webhook_delivery_finished_idx', ['finishedAt'])
@Check('webhook_delivery_kind_known', `"kind" IN ('CHANGES', 'TEST')`)
@Check('webhook_delivery_state_known', `"state" IN ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED')`)
@Check(
  'webhook_delivery_range',
  `CASE WHEN "kind" = 'CHANGES' THEN "since" >= 0 AND "upTo" > "since" ELSE "since" IS NULL AND "upTo" IS NULL END`,
)
@Check(
  'webhook_delivery_pending_or_finished',
  `CASE WHEN "state" = 'PENDING' THEN "nextAttemptAt" IS NOT NULL AND "finishedAt" IS NULL ELSE "nextAttemptAt" IS NULL AND "finishedAt" IS NOT NULL END`,
)
export class WebhookDeliveryEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'webhook_delivery_pk',
  })
  id!: number;
  @Column('text') messageId!: string;
  @Column('int') webhookId!: number;
  @ManyToOne(() => WebhookEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'webhookId', foreignKeyConstraintName: 'webhook_delivery_webhook_fk' })
  webhook!: WebhookEntity;
  @Column('text') kind!: MessageKindName;
  /** Number of the change after which it begins; null of tests. */
  @Column('bigint', { nullable: true }) since!: number | null;
  /** Number of the last change that it may hold. */
  @Column('bigint', { nullable: true }) upTo!: number | null;
  @Column('int', { default: 0 }) changeCount!: number;
  /** Numbers of the changes that the first attempt tells: no later one tells another. */
  @Column('bigint', { array: true, default: () => `'{}'` }) sequences!: number[];
  /** Nothing later is sent before it is delivered, or cancelled by a move of the webhook. */
  @Column('boolean', { default: false }) isNext!: boolean;
  @Column('text', { default: () => `'PENDING'` }) state!: DeliveryStateName;
  @Column('int', { default: 0 }) attempts!: number;
  /** The latest of them, in order. */
  @Column('jsonb', { default: [] }) attemptLog!: KeptAttempt[];
  /** Failures since it was to be sent: how long the next attempt waits. */
  @Column('int', { default: 0 }) failures!: number;
  /** How often it was asked for again. */
  @Column('int', { default: 0 }) replays!: number;
  /** Status of the last answer; null where there was none. */
  @Column('int', { nullable: true }) statusCode!: number | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) lastAttemptAt!: Date | null;
  @Column('timestamptz', { nullable: true }) nextAttemptAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
