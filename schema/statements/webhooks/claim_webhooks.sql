-- claim_webhooks

UPDATE webhook SET "leaseUntil" = now() + $3 * interval '1 millisecond', "leaseHolder" = $4, "attendedAt" = $1
    WHERE id IN (
      SELECT id FROM webhook WHERE (state = 'ACTIVE' AND ("createdBy" <> 'admin' OR $2::text IS NOT NULL)) AND ("leaseUntil" IS NULL OR "leaseUntil" <= now())
AND (EXISTS (SELECT FROM webhook_delivery due WHERE due."webhookId" = webhook.id AND due.state = 'PENDING'
    AND due."nextAttemptAt" <= $1)
  OR (position < (SELECT revision FROM catalog_state WHERE id = 1)
AND NOT EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next."isNext")) OR ("createdBy" = 'admin' AND "adminMark" IS DISTINCT FROM $2::text
OR "createdBy" IN (SELECT 'token:' || token.id FROM api_token token WHERE token."revokedAt" IS NOT NULL OR token."expiresAt" <= $1))) AND id IN (
        SELECT waiting.id FROM (
          SELECT id, "createdBy", row_number() OVER (PARTITION BY "createdBy" ORDER BY "attendedAt" NULLS FIRST, id) AS turn
          FROM webhook WHERE (state = 'ACTIVE' AND ("createdBy" <> 'admin' OR $2::text IS NOT NULL)) AND ("leaseUntil" IS NULL OR "leaseUntil" <= now())
AND (EXISTS (SELECT FROM webhook_delivery due WHERE due."webhookId" = webhook.id AND due.state = 'PENDING'
    AND due."nextAttemptAt" <= $1)
  OR (position < (SELECT revision FROM catalog_state WHERE id = 1)
AND NOT EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next."isNext")) OR ("createdBy" = 'admin' AND "adminMark" IS DISTINCT FROM $2::text
OR "createdBy" IN (SELECT 'token:' || token.id FROM api_token token WHERE token."revokedAt" IS NOT NULL OR token."expiresAt" <= $1))) AND id <> ALL ($6::int[])
        ) waiting
        WHERE waiting.turn <= $8 - cardinality(array_positions($7::text[], waiting."createdBy")))
      ORDER BY "attendedAt" NULLS FIRST, id LIMIT $5 FOR UPDATE SKIP LOCKED)
    RETURNING id, url, "createdBy", "adminMark", "entityTypes", operations, position, "failingSince", "leaseHolder",
      (SELECT revision FROM catalog_state WHERE id = 1) AS revision,
      ARRAY(SELECT secret FROM webhook_secret kept WHERE kept."webhookId" = webhook.id
        AND (kept."expiresAt" IS NULL OR kept."expiresAt" > $1) ORDER BY kept.id DESC) AS secrets,
      (SELECT to_jsonb(due) FROM (
        SELECT id, "messageId", kind, since, "upTo", failures, replays, "isNext", sequences, "createdAt" FROM webhook_delivery
        WHERE "webhookId" = webhook.id AND state = 'PENDING' AND "nextAttemptAt" <= $1
          AND (kind = 'TEST' OR "isNext" OR NOT (position < (SELECT revision FROM catalog_state WHERE id = 1)
AND NOT EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next."isNext")))
        ORDER BY kind = 'TEST' DESC, "isNext" DESC, "nextAttemptAt", id LIMIT 1
      ) due) AS delivery;
