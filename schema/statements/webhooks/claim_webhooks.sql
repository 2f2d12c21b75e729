-- claim_webhooks

UPDATE webhook SET "leaseUntil" = now() + $2 * interval '1 millisecond', "leaseHolder" = $3, "attendedAt" = $1
  WHERE id IN (SELECT id FROM webhook WHERE state = 'ACTIVE' AND ("leaseUntil" IS NULL OR "leaseUntil" <= now())
AND (EXISTS (SELECT FROM webhook_delivery due WHERE due."webhookId" = webhook.id AND due.state = 'PENDING'
    AND due."nextAttemptAt" <= $1)
  OR (position < (SELECT revision FROM catalog_state WHERE id = 1) AND NOT EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next."isNext"))) AND id <> ALL ($5::int[])
    ORDER BY "attendedAt" NULLS FIRST, id LIMIT $4 FOR UPDATE SKIP LOCKED)
  RETURNING id, url, "createdBy", "entityTypes", operations, position, "failingSince", "leaseHolder",
    (SELECT revision FROM catalog_state WHERE id = 1) AS revision,
    ARRAY(SELECT secret FROM webhook_secret kept WHERE kept."webhookId" = webhook.id
      AND (kept."expiresAt" IS NULL OR kept."expiresAt" > $1) ORDER BY kept.id DESC) AS secrets,
    (SELECT to_jsonb(due) FROM (
      SELECT id, "messageId", kind, since, "upTo", failures, "isNext", sequences, "createdAt" FROM webhook_delivery
      WHERE "webhookId" = webhook.id AND state = 'PENDING' AND "nextAttemptAt" <= $1
      ORDER BY "isNext" DESC, id LIMIT 1
    ) due) AS delivery;
