import type { SqlExecutor } from '../../platform/database';
import { DELIVERY_FACTS } from '../delivery/webhook-delivery-list.repository';
import type { WebhookDelivery } from '../delivery/webhook-delivery.type';
import type { WebhookEntity } from './webhook.entity';
import type { Webhook } from './webhook.type';

/** The columns of a webhook, of a row of `webhook`. */
export const WEBHOOK_FACTS = `webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
    "failingSince", position AS "deliveredUpTo", "createdAt", "createdBy"`;

type Asked = 'name' | 'url' | 'entityTypes' | 'operations' | 'adminMark';

export type NewWebhook = Pick<WebhookEntity, Asked | 'position' | 'createdBy' | 'createdAt'>;

export type WebhookFacts = Pick<
  WebhookEntity,
  Asked | 'state' | 'disabledAt' | 'disabledReason' | 'failingSince'
>;

/** A webhook that other transactions change only when this one has ended. */
export type HeldWebhook = Webhook & Pick<WebhookEntity, 'adminMark'>;

/** Reads and writes webhooks, their secrets, and what is asked for of their messages. */
export class WebhookRepository {
  /** Lets other transactions add and ask for nothing of an owner until this one ends. */
  async holdOwner(executor: SqlExecutor, owner: string): Promise<void> {
    await executor.query({
      label: 'hold_webhooks_of_owner',
      text: `SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || $1, 0))`,
      values: [owner],
    });
  }

  async countOf(executor: SqlExecutor, owner: string): Promise<number> {
    const [row] = await executor.query<{ count: number }>({
      label: 'count_webhooks_of_owner',
      text: 'SELECT count(*)::int AS count FROM webhook WHERE "createdBy" = $1',
      values: [owner],
    });
    return row?.count ?? 0;
  }

  async revision(executor: SqlExecutor): Promise<number> {
    const [row] = await executor.query<{ revision: number }>({
      label: 'revision_for_webhooks',
      text: 'SELECT revision FROM catalog_state WHERE id = 1',
    });
    return row?.revision ?? 0;
  }

  /** The webhook that was added; null where the owner has one of this name. */
  async insert(executor: SqlExecutor, webhook: NewWebhook): Promise<Webhook | null> {
    const [row] = await executor.query<Webhook>({
      label: 'insert_webhook',
      text: `INSERT INTO webhook (name, url, "entityTypes", operations, position, "createdBy", "createdAt", "adminMark")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ("createdBy", lower(name)) DO NOTHING RETURNING ${WEBHOOK_FACTS}`,
      values: [
        ...[webhook.name, webhook.url, webhook.entityTypes, webhook.operations],
        ...[webhook.position, webhook.createdBy, webhook.createdAt, webhook.adminMark],
      ],
    });
    return row ?? null;
  }

  /** The webhook of a row id, held until the end of the transaction; of one owner, or of any. */
  async hold(executor: SqlExecutor, id: number, owner: string | null): Promise<HeldWebhook | null> {
    const [row] = await executor.query<HeldWebhook>({
      label: 'hold_webhook',
      text: `SELECT ${WEBHOOK_FACTS}, "adminMark" FROM webhook WHERE id = $1 AND ($2::text IS NULL OR "createdBy" = $2) FOR UPDATE`,
      values: [id, owner],
    });
    return row ?? null;
  }

  /** Whether another webhook of the same owner has this name. */
  async isTaken(executor: SqlExecutor, { id, createdBy }: Webhook, name: string): Promise<boolean> {
    const rows = await executor.query({
      label: 'webhook_name_taken',
      text: 'SELECT id FROM webhook WHERE "createdBy" = $1 AND lower(name) = lower($2) AND id <> $3',
      values: [createdBy, name, id],
    });
    return rows.length > 0;
  }

  /** What is being sent meanwhile counts only where it is delivered. */
  async update(executor: SqlExecutor, id: number, facts: WebhookFacts): Promise<Webhook | null> {
    const [row] = await executor.query<Webhook>({
      label: 'update_webhook',
      text: `UPDATE webhook SET name = $2, url = $3, "entityTypes" = $4, operations = $5, state = $6, "disabledAt" = $7,
          "disabledReason" = $8, "failingSince" = $9, "adminMark" = $10, "leaseUntil" = NULL, "leaseHolder" = NULL
        WHERE id = $1 RETURNING ${WEBHOOK_FACTS}`,
      values: [
        ...[id, facts.name, facts.url, facts.entityTypes, facts.operations],
        ...[facts.state, facts.disabledAt, facts.disabledReason, facts.failingSince, facts.adminMark],
      ],
    });
    return row ?? null;
  }

  async delete(executor: SqlExecutor, id: number): Promise<void> {
    await executor.query({
      label: 'delete_webhook',
      text: 'DELETE FROM webhook WHERE id = $1',
      values: [id],
    });
  }

  async addSecret(executor: SqlExecutor, webhookId: number, secret: string): Promise<void> {
    await executor.query({
      label: 'add_webhook_secret',
      text: 'INSERT INTO webhook_secret ("webhookId", secret) VALUES ($1, $2)',
      values: [webhookId, secret],
    });
  }

  /**
   * Lets every secret end, at `until` at the latest.
   *
   * @returns how many are valid at `now`
   */
  async endSecrets(
    executor: SqlExecutor,
    webhookId: number,
    { now, until }: { now: Date; until: Date },
  ): Promise<number> {
    const left = await executor.query({
      label: 'end_webhook_secrets',
      text: `UPDATE webhook_secret SET "expiresAt" = least("expiresAt", $3)
        WHERE "webhookId" = $1 AND ("expiresAt" IS NULL OR "expiresAt" > $2) RETURNING id`,
      values: [webhookId, now, until],
    });
    return left.length;
  }

  /**
   * Sends the next message at once, also where it was given up with the webhook.
   *
   * @param isAnew whether former failures count no more
   */
  async sendNext(
    executor: SqlExecutor,
    webhookId: number,
    { at, isAnew }: { at: Date; isAnew: boolean },
  ): Promise<void> {
    await executor.query({
      label: 'send_next_message',
      text: `UPDATE webhook_delivery SET state = 'PENDING', "nextAttemptAt" = $2, "finishedAt" = NULL,
          failures = CASE WHEN $3 THEN 0 ELSE failures END
        WHERE "webhookId" = $1 AND "isNext"`,
      values: [webhookId, at, isAnew],
    });
  }

  /** Goes on after a change; what was to be sent is not. */
  async moveTo(executor: SqlExecutor, webhookId: number, change: number, at: Date): Promise<Webhook | null> {
    await executor.query({
      label: 'cancel_webhook_deliveries',
      text: `UPDATE webhook_delivery SET state = 'CANCELLED', "isNext" = false, "nextAttemptAt" = NULL, "finishedAt" = $2
        WHERE "webhookId" = $1 AND ("isNext" OR state = 'PENDING' AND kind = 'CHANGES')`,
      values: [webhookId, at],
    });
    const [row] = await executor.query<Webhook>({
      label: 'move_webhook',
      text: `UPDATE webhook SET position = $2 WHERE id = $1 RETURNING ${WEBHOOK_FACTS}`,
      values: [webhookId, change],
    });
    return row ?? null;
  }

  /** Notes that something is asked for; false where its owner has asked for as much as it may. */
  async ask(
    executor: SqlExecutor,
    webhookId: number,
    { at, after, most }: { at: Date; after: Date; most: number },
  ): Promise<boolean> {
    const noted = await executor.query({
      label: 'ask_of_webhook',
      text: `UPDATE webhook asked SET "askedAt" = ARRAY(SELECT earlier FROM unnest("askedAt") earlier WHERE earlier > $3) || $2::timestamptz
        WHERE id = $1 AND (SELECT count(*) FROM webhook own, unnest(own."askedAt") earlier
          WHERE own."createdBy" = asked."createdBy" AND earlier > $3) < $4
        RETURNING id`,
      values: [webhookId, at, after, most],
    });
    return noted.length > 0;
  }

  /** Sends a message of the webhook again, under its id; null where it has no such message. */
  async sendAgain(
    executor: SqlExecutor,
    webhookId: number,
    { delivery, at }: { delivery: number; at: Date },
  ): Promise<WebhookDelivery | null> {
    const [row] = await executor.query<WebhookDelivery>({
      label: 'send_message_again',
      text: `UPDATE webhook_delivery SET state = 'PENDING', "nextAttemptAt" = $3, "finishedAt" = NULL, failures = 0, replays = replays + 1
        WHERE id = $2 AND "webhookId" = $1 AND kind = 'CHANGES' RETURNING ${DELIVERY_FACTS}`,
      values: [webhookId, delivery, at],
    });
    return row ?? null;
  }

  /** Null where one is to be sent already. */
  async addTest(
    executor: SqlExecutor,
    webhookId: number,
    { messageId, at }: { messageId: string; at: Date },
  ): Promise<WebhookDelivery | null> {
    const [row] = await executor.query<WebhookDelivery>({
      label: 'add_test_message',
      text: `INSERT INTO webhook_delivery ("messageId", "webhookId", kind, "createdAt", "nextAttemptAt")
        SELECT $2, $1::int, 'TEST', $3::timestamptz, $3::timestamptz
        WHERE NOT EXISTS (SELECT FROM webhook_delivery WHERE "webhookId" = $1 AND kind = 'TEST' AND state = 'PENDING')
        RETURNING ${DELIVERY_FACTS}`,
      values: [webhookId, messageId, at],
    });
    return row ?? null;
  }
}
