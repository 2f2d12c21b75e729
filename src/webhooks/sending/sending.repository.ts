import type { ChangeOperationName } from '../../catalog';
import type { SqlExecutor } from '../../platform/database';
import type { DisabledReasonName } from '../registry/webhook.entity';
import type { Verdict } from './schedule';

/** A message as it is kept. */
export interface PendingDelivery {
  readonly id: number;
  readonly messageId: string;
  readonly kind: 'CHANGES' | 'TEST';
  readonly since: number | null;
  readonly upTo: number | null;
  readonly failures: number;
  /** Nothing later is sent before it is delivered. */
  readonly isNext: boolean;
  /** Numbers of the changes that it may tell. */
  readonly sequences: readonly number[];
  readonly createdAt: Date;
}

/** A webhook that has something to do, and that only this process attends to for a while. */
export interface ClaimedWebhook {
  readonly id: number;
  readonly url: string;
  readonly createdBy: string;
  readonly entityTypes: readonly string[] | null;
  readonly operations: readonly ChangeOperationName[] | null;
  readonly position: number;
  readonly failingSince: Date | null;
  /** The newest first. */
  readonly secrets: readonly string[];
  /** Names this time of attending to it. */
  readonly leaseHolder: string;
  /** Number of the last change of the catalogue. */
  readonly revision: number;
  /** What is to be sent now; null where its next message is still to be made. */
  readonly delivery: PendingDelivery | null;
}

/** As the database writes it: moments within JSON are text. */
type Claimed = Omit<ClaimedWebhook, 'delivery'> & {
  readonly delivery: (Omit<PendingDelivery, 'createdAt'> & { readonly createdAt: string }) | null;
};

type Lease = Pick<ClaimedWebhook, 'id' | 'leaseHolder'>;

/** What is to be done, as of a moment. */
export interface Outlook {
  readonly isAnythingDue: boolean;
  /** Changes by which the slowest webhook that is not disabled is behind; 0 without any. */
  readonly behind: number;
}

/** What became of an attempt. */
export interface Outcome {
  readonly delivery: number;
  readonly verdict: Verdict;
  readonly statusCode: number | null;
  readonly error: string | null;
  /** Whether anything was sent. */
  readonly isAttempt: boolean;
  /** How many changes the message told; null of tests. */
  readonly changeCount: number | null;
  readonly at: Date;
}

/** The columns of `PendingDelivery`, of a row of `webhook_delivery`. */
const PENDING = 'id, "messageId", kind, since, "upTo", failures, "isNext", sequences, "createdAt"';

const REVISION = '(SELECT revision FROM catalog_state WHERE id = 1)';

/** Of a webhook: its next message was made and not delivered. */
const HAS_NEXT = `EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next."isNext")`;

/** Of a webhook, at `$1`: there is something to send, or to look for. */
const IS_DUE = `state = 'ACTIVE' AND ("leaseUntil" IS NULL OR "leaseUntil" <= now())
      AND (EXISTS (SELECT FROM webhook_delivery due WHERE due."webhookId" = webhook.id AND due.state = 'PENDING'
          AND due."nextAttemptAt" <= $1)
        OR (position < ${REVISION} AND NOT ${HAS_NEXT}))`;

/**
 * Keeps who attends to which webhook, and what became of each message. Leases go by the clock of
 * the database, which all processes share.
 */
export class SendingRepository {
  constructor(private readonly database: SqlExecutor) {}

  async look(now: Date): Promise<Outlook> {
    const [outlook] = await this.database.query<Outlook>({
      label: 'webhooks_outlook',
      text: `SELECT coalesce(bool_or(${IS_DUE}), false) AS "isAnythingDue",
          coalesce(${REVISION} - min(position) FILTER (WHERE state = 'ACTIVE'), 0) AS behind
        FROM webhook`,
      values: [now],
    });
    return outlook ?? { isAnythingDue: false, behind: 0 };
  }

  /**
   * Takes webhooks that nobody else attends to, those that wait longest first.
   *
   * @param except row ids of those that this process attends to still, though its lease is over
   */
  async claim(
    now: Date,
    {
      leaseHolder,
      leaseMs,
      size,
      except,
    }: { leaseHolder: string; leaseMs: number; size: number; except: readonly number[] },
  ): Promise<ClaimedWebhook[]> {
    const claimed = await this.database.query<Claimed>({
      label: 'claim_webhooks',
      text: `UPDATE webhook SET "leaseUntil" = now() + $2 * interval '1 millisecond', "leaseHolder" = $3, "attendedAt" = $1
        WHERE id IN (SELECT id FROM webhook WHERE ${IS_DUE} AND id <> ALL ($5::int[])
          ORDER BY "attendedAt" NULLS FIRST, id LIMIT $4 FOR UPDATE SKIP LOCKED)
        RETURNING id, url, "createdBy", "entityTypes", operations, position, "failingSince", "leaseHolder",
          ${REVISION} AS revision,
          ARRAY(SELECT secret FROM webhook_secret kept WHERE kept."webhookId" = webhook.id
            AND (kept."expiresAt" IS NULL OR kept."expiresAt" > $1) ORDER BY kept.id DESC) AS secrets,
          (SELECT to_jsonb(due) FROM (
            SELECT ${PENDING} FROM webhook_delivery
            WHERE "webhookId" = webhook.id AND state = 'PENDING' AND "nextAttemptAt" <= $1
            ORDER BY "isNext" DESC, id LIMIT 1
          ) due) AS delivery`,
      values: [now, leaseMs, leaseHolder, size, except],
    });
    return claimed.map(({ delivery, ...webhook }) => ({
      ...webhook,
      delivery: delivery === null ? null : { ...delivery, createdAt: new Date(delivery.createdAt) },
    }));
  }

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
   * others. What was cancelled, or decided by another process, stays as it is; a failure counts for
   * whoever still attends to the webhook: a lease ends where the webhook was altered meanwhile.
   */
  async record({ id, leaseHolder }: Lease, { delivery, verdict, ...outcome }: Outcome): Promise<void> {
    const isPending = verdict.state === 'PENDING';
    await this.database.query({
      label: 'record_webhook_delivery',
      text: `WITH held AS (SELECT id, "leaseHolder" FROM webhook WHERE id = $1 FOR UPDATE),
        kept AS (
          SELECT id, "isNext" FROM webhook_delivery WHERE id = $3 AND "webhookId" = (SELECT id FROM held) FOR UPDATE
        ),
        recorded AS (
          UPDATE webhook_delivery message SET state = $4, attempts = attempts + $5, failures = failures + 1, "statusCode" = $6, error = $7,
            "changeCount" = coalesce($8, "changeCount"), "isNext" = kept."isNext" AND $4 <> 'DELIVERED',
            "lastAttemptAt" = CASE WHEN $5 > 0 THEN $9 ELSE "lastAttemptAt" END,
            "nextAttemptAt" = $10, "finishedAt" = CASE WHEN $4 = 'PENDING' THEN NULL ELSE $9 END
          FROM held, kept WHERE message.id = kept.id AND message.state = 'PENDING'
            AND ($4 = 'DELIVERED' OR held."leaseHolder" = $2)
          RETURNING message."upTo", kept."isNext"
        )
        UPDATE webhook SET
          position = CASE WHEN recorded."isNext" AND $4 = 'DELIVERED' THEN recorded."upTo" ELSE position END,
          "failingSince" = CASE WHEN recorded."isNext" THEN $11 ELSE "failingSince" END,
          state = CASE WHEN recorded."isNext" IS NOT NULL AND $12::text IS NOT NULL THEN 'DISABLED' ELSE state END,
          "disabledAt" = CASE WHEN recorded."isNext" IS NOT NULL AND $12::text IS NOT NULL THEN $9 ELSE "disabledAt" END,
          "disabledReason" = CASE WHEN recorded."isNext" IS NOT NULL THEN coalesce($12, "disabledReason") ELSE "disabledReason" END,
          "leaseUntil" = CASE WHEN "leaseHolder" = $2 THEN NULL ELSE "leaseUntil" END,
          "leaseHolder" = CASE WHEN "leaseHolder" = $2 THEN NULL ELSE "leaseHolder" END
        FROM (SELECT) one LEFT JOIN recorded ON true WHERE webhook.id = $1`,
      values: [
        ...[id, leaseHolder, delivery, verdict.state, outcome.isAttempt ? 1 : 0],
        ...[outcome.statusCode, outcome.error, outcome.changeCount, outcome.at],
        isPending ? verdict.nextAttemptAt : null,
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
