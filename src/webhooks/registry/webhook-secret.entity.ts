import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { WebhookEntity } from './webhook.entity';

/** What messages of a webhook are signed with; while one replaces another, both. */
@Entity('webhook_secret')
@Index('webhook_secret_webhook_idx', ['webhookId'])
@Check('webhook_secret_form', `"secret" ~ '^whsec_[A-Za-z0-9+/]{32,88}={0,2}$'`)
export class WebhookSecretEntity {
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'webhook_secret_pk',
  })
  id!: number;
  @Column('int') webhookId!: number;
  @ManyToOne(() => WebhookEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'webhookId', foreignKeyConstraintName: 'webhook_secret_webhook_fk' })
  webhook!: WebhookEntity;
  /** As it is: an HMAC is made with the secret itself. */
  @Column('text') secret!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  /** Null for the newest one. */
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
}
