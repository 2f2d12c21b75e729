import type { SqlExecutor } from '../../platform/database';
import { PENDING, type ClaimedWebhook, type PendingDelivery } from './claimed-webhook';

/** As of when something is due, and for whom this process can send. */
export interface Present {
  readonly now: Date;
  /** Tells the administrator's token from former ones; null where this process knows none. */
  readonly adminMark: string | null;
}

/** What is to be done. */
export interface Outlook {
  readonly isAnythingDue: boolean;
  /** Changes by which the slowest webhook that is not disabled is behind; 0 without any. */
  readonly behind: number;
}

/** What a process takes, and on what terms. */
export interface Claim {
  readonly leaseHolder: string;
  readonly leaseMs: number;
  readonly size: number;
  /** What this process attends to still, though its lease may be over. */
  readonly atWork: readonly Pick<ClaimedWebhook, 'id' | 'createdBy'>[];
  /** Webhooks of one owner that it attends to at once, at most. */
  readonly mostOfOwner: number;
}

/** As the database writes it: moments within JSON are text. */
type Claimed = Omit<ClaimedWebhook, 'delivery'> & {
  readonly delivery: (Omit<PendingDelivery, 'createdAt'> & { readonly createdAt: string }) | null;
};

const REVISION = '(SELECT revision FROM catalog_state WHERE id = 1)';

/** Of a webhook: its next message is still to be made. */
const IS_TO_MAKE_NEXT = `(position < ${REVISION}
    AND NOT EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next."isNext"))`;

/** Of a webhook: it sends, and this process can stand for its owner. */
const IS_SENT_HERE = `(state = 'ACTIVE' AND ("createdBy" <> 'admin' OR $2::text IS NOT NULL))`;

/** Of a webhook: the token that it is of has ended. */
const HAS_ENDED = `("createdBy" = 'admin' AND "adminMark" IS DISTINCT FROM $2::text
    OR "createdBy" IN (SELECT 'token:' || token.id FROM api_token token WHERE token."revokedAt" IS NOT NULL OR token."expiresAt" <= $1))`;

/** Of a webhook: there is something to send, to look for, or to end, and nobody does. */
const IS_DUE = `${IS_SENT_HERE} AND ("leaseUntil" IS NULL OR "leaseUntil" <= now())
    AND (EXISTS (SELECT FROM webhook_delivery due WHERE due."webhookId" = webhook.id AND due.state = 'PENDING'
        AND due."nextAttemptAt" <= $1)
      OR ${IS_TO_MAKE_NEXT} OR ${HAS_ENDED})`;

/** Finds webhooks that have something to do. Leases go by the clock of the database. */
export class DueRepository {
  constructor(private readonly database: SqlExecutor) {}

  async look({ now, adminMark }: Present): Promise<Outlook> {
    const [outlook] = await this.database.query<Outlook>({
      label: 'webhooks_outlook',
      text: `SELECT coalesce(bool_or(${IS_DUE}), false) AS "isAnythingDue",
          coalesce(${REVISION} - min(position) FILTER (WHERE ${IS_SENT_HERE}), 0) AS behind
        FROM webhook`,
      values: [now, adminMark],
    });
    return outlook ?? { isAnythingDue: false, behind: 0 };
  }

  /**
   * Takes webhooks that nobody else attends to, those that wait longest first, of each owner as
   * many as it has places left. Of what one has to send, a test comes first, then what is next, and
   * what is sent again where neither is due.
   */
  async claim({ now, adminMark }: Present, claim: Claim): Promise<ClaimedWebhook[]> {
    const claimed = await this.database.query<Claimed>({
      label: 'claim_webhooks',
      text: `UPDATE webhook SET "leaseUntil" = now() + $3 * interval '1 millisecond', "leaseHolder" = $4, "attendedAt" = $1
        WHERE id IN (
          SELECT id FROM webhook WHERE ${IS_DUE} AND id IN (
            SELECT waiting.id FROM (
              SELECT id, "createdBy", row_number() OVER (PARTITION BY "createdBy" ORDER BY "attendedAt" NULLS FIRST, id) AS turn
              FROM webhook WHERE ${IS_DUE} AND id <> ALL ($6::int[])
            ) waiting
            WHERE waiting.turn <= $8 - cardinality(array_positions($7::text[], waiting."createdBy")))
          ORDER BY "attendedAt" NULLS FIRST, id LIMIT $5 FOR UPDATE SKIP LOCKED)
        RETURNING id, url, "createdBy", "adminMark", "entityTypes", operations, position, "failingSince", "leaseHolder",
          ${REVISION} AS revision,
          ARRAY(SELECT secret FROM webhook_secret kept WHERE kept."webhookId" = webhook.id
            AND (kept."expiresAt" IS NULL OR kept."expiresAt" > $1) ORDER BY kept.id DESC) AS secrets,
          (SELECT to_jsonb(due) FROM (
            SELECT ${PENDING} FROM webhook_delivery
            WHERE "webhookId" = webhook.id AND state = 'PENDING' AND "nextAttemptAt" <= $1
              AND (kind = 'TEST' OR "isNext" OR NOT ${IS_TO_MAKE_NEXT})
            ORDER BY kind = 'TEST' DESC, "isNext" DESC, "nextAttemptAt", id LIMIT 1
          ) due) AS delivery`,
      values: [
        ...[now, adminMark, claim.leaseMs, claim.leaseHolder, claim.size],
        ...[claim.atWork.map(({ id }) => id), claim.atWork.map(({ createdBy }) => createdBy)],
        claim.mostOfOwner,
      ],
    });
    return claimed.map(({ delivery, ...webhook }) => ({
      ...webhook,
      delivery: delivery === null ? null : { ...delivery, createdAt: new Date(delivery.createdAt) },
    }));
  }
}
