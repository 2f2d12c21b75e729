import type { SqlExecutor } from '../../platform/database';
import type { KeptAttempt } from '../delivery/webhook-delivery.entity';
import type { DisabledReasonName } from '../registry/webhook.entity';
import { PENDING, type Lease, type PendingDelivery } from './claimed-webhook';
import type { Verdict } from './schedule';

/** Attempts of which is kept how they went; the latest. */
const ATTEMPTS_KEPT = 20;

/** What became of a message. */
export interface Outcome {
  readonly delivery: Pick<PendingDelivery, 'id' | 'replays'>;
  readonly verdict: Verdict;
  /** How it was sent; null where nothing was. */
  readonly attempt: KeptAttempt | null;
  readonly error: string | null;
  /** How many changes the message told; null of tests. */
  readonly changeCount: number | null;
  readonly at: Date;
}

/** Keeps the messages of webhooks, what became of each, and where each webhook stands. */
export class SendingRepository {
  constructor(private readonly database: SqlExecutor) {}

  /** Passes over changes of which none is for the webhook, and leaves it to others. */
  async passOver({ id, leaseHolder }: Lease, since: number, upTo: number): Promise<void> {
    await this.database.query({
      label: 'pass_over_changes',
      text: `UPDATE webhook SET "leaseUntil" = NULL, "leaseHolder" = NULL,
          position = CASE WHEN position = $3 THEN $4 ELSE position END
        WHERE id = $1 AND "leaseHolder" = $2`,
      values: [id, leaseHolder, since, upTo],
    });
  }

  /** Keeps the next message before it is sent; null where the webhook is not where it was. */
  async keepNext(
    { id, leaseHolder }: Lease,
    next: { messageId: string; since: number; upTo: number; sequences: readonly number[]; at: Date },
  ): Promise<PendingDelivery | null> {
    const [kept] = await this.database.query<PendingDelivery>({
      label: 'keep_next_message',
      text: `WITH held AS (
          SELECT id FROM webhook WHERE id = $1 AND "leaseHolder" = $2 AND state = 'ACTIVE' AND position = $4 FOR UPDATE
        )
        INSERT INTO webhook_delivery ("messageId", "webhookId", kind, since, "upTo", sequences, "changeCount", "isNext", "createdAt", "nextAttemptAt")
        SELECT $3, id, 'CHANGES', $4::bigint, $5::bigint, $6::bigint[], cardinality($6::bigint[]), true, $7::timestamptz, $7::timestamptz
        FROM held ON CONFLICT ("webhookId") WHERE "isNext" DO NOTHING RETURNING ${PENDING}`,
      values: [id, leaseHolder, next.messageId, next.since, next.upTo, next.sequences, next.at],
    });
    return kept ?? null;
  }

  /**
   * Keeps what became of a message and where the webhook stands, in one statement, and leaves it to
   * others. An attempt counts where the message was neither cancelled, decided nor asked for again
   * meanwhile; a failure, and that there is nothing to send, count for whoever still attends to the
   * webhook: a lease ends where it was altered. Each attempt is in the log.
   */
  async record({ id, leaseHolder }: Lease, outcome: Outcome): Promise<void> {
    const { delivery, verdict, attempt } = outcome;
    await this.database.query({
      label: 'record_webhook_delivery',
      text: `WITH held AS (SELECT id, "leaseHolder" FROM webhook WHERE id = $1 FOR UPDATE),
        kept AS (
          SELECT message.id, "isNext", state = 'PENDING' AND replays = $4 AND ($5 = 'DELIVERED' AND $6::jsonb <> '[]' OR coalesce(held."leaseHolder" = $2, false)) AS counts
          FROM webhook_delivery message, held WHERE message.id = $3 AND "webhookId" = held.id FOR UPDATE OF message
        ),
        logged AS (
          UPDATE webhook_delivery message SET attempts = attempts + jsonb_array_length($6::jsonb), "attemptLog" = CASE
              WHEN jsonb_array_length("attemptLog" || $6::jsonb) <= ${ATTEMPTS_KEPT} THEN "attemptLog" ELSE "attemptLog" - 0 END || $6::jsonb,
            "lastAttemptAt" = CASE WHEN $6::jsonb = '[]' THEN "lastAttemptAt" ELSE $10 END,
            state = CASE WHEN counts THEN $5 ELSE state END,
            failures = failures + counts::int,
            "statusCode" = CASE WHEN counts THEN $7 ELSE "statusCode" END,
            error = CASE WHEN counts THEN $8 ELSE error END,
            "changeCount" = CASE WHEN counts THEN coalesce($9, "changeCount") ELSE "changeCount" END,
            "isNext" = kept."isNext" AND NOT (counts AND $5 = 'DELIVERED'),
            "nextAttemptAt" = CASE WHEN counts THEN $11 ELSE "nextAttemptAt" END,
            "finishedAt" = CASE WHEN NOT counts THEN "finishedAt" WHEN $5 = 'PENDING' THEN NULL ELSE $10 END
          FROM kept WHERE message.id = kept.id
          RETURNING message."upTo", counts AND kept."isNext" AS decides, counts AND $13::text IS NOT NULL AS disables
        )
        UPDATE webhook SET
          position = CASE WHEN decides AND $5 = 'DELIVERED' THEN logged."upTo" ELSE position END,
          "failingSince" = CASE WHEN decides AND $6::jsonb <> '[]' THEN $12 ELSE "failingSince" END,
          state = CASE WHEN disables THEN 'DISABLED' ELSE state END,
          "disabledAt" = CASE WHEN disables THEN $10 ELSE "disabledAt" END,
          "disabledReason" = CASE WHEN disables THEN $13 ELSE "disabledReason" END,
          "leaseUntil" = CASE WHEN "leaseHolder" = $2 THEN NULL ELSE "leaseUntil" END,
          "leaseHolder" = CASE WHEN "leaseHolder" = $2 THEN NULL ELSE "leaseHolder" END
        FROM (SELECT) one LEFT JOIN logged ON true WHERE webhook.id = $1`,
      values: [
        ...[id, leaseHolder, delivery.id, delivery.replays, verdict.state],
        ...[JSON.stringify(attempt === null ? [] : [attempt]), attempt?.statusCode ?? null],
        ...[outcome.error, outcome.changeCount, outcome.at],
        verdict.state === 'PENDING' ? verdict.nextAttemptAt : null,
        verdict.state === 'DELIVERED' ? null : verdict.failingSince,
        verdict.state === 'FAILED' ? verdict.disabledReason : null,
      ],
    });
  }

  /** Leaves a webhook to others at once. */
  async release({ id, leaseHolder }: Lease): Promise<void> {
    await this.database.query({
      label: 'release_webhook',
      text: `UPDATE webhook SET "leaseUntil" = NULL, "leaseHolder" = NULL WHERE id = $1 AND "leaseHolder" = $2`,
      values: [id, leaseHolder],
    });
  }

  /** Sends nothing more; what was to be sent waits until the webhook is enabled again. */
  async disable({ id, leaseHolder }: Lease, reason: DisabledReasonName, at: Date): Promise<void> {
    await this.database.query({
      label: 'disable_webhook',
      text: `UPDATE webhook SET state = 'DISABLED', "disabledAt" = $3, "disabledReason" = $4, "leaseUntil" = NULL, "leaseHolder" = NULL
        WHERE id = $1 AND "leaseHolder" = $2 AND state = 'ACTIVE'`,
      values: [id, leaseHolder, at, reason],
    });
  }

  /**
   * Takes out messages that were done with before a moment; returns how many. What a disabled
   * webhook goes on with when it is enabled again stays.
   */
  async purgeDeliveries(before: Date, size: number): Promise<number> {
    const gone = await this.database.query({
      label: 'purge_webhook_deliveries',
      text: `DELETE FROM webhook_delivery WHERE id IN (
          SELECT id FROM webhook_delivery WHERE "finishedAt" < $1 AND NOT "isNext" ORDER BY "finishedAt" LIMIT $2
        ) RETURNING id`,
      values: [before, size],
    });
    return gone.length;
  }

  async purgeSecrets(before: Date): Promise<void> {
    await this.database.query({
      label: 'purge_webhook_secrets',
      text: 'DELETE FROM webhook_secret WHERE "expiresAt" < $1',
      values: [before],
    });
  }
}
