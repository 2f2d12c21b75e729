-- record_webhook_delivery

WITH held AS (SELECT id, "leaseHolder" FROM webhook WHERE id = $1 FOR UPDATE),
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
FROM (SELECT) one LEFT JOIN recorded ON true WHERE webhook.id = $1;
