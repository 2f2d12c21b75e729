-- record_webhook_delivery

WITH recorded AS (
  UPDATE webhook_delivery SET state = $4, attempts = attempts + $5, failures = failures + 1, "statusCode" = $6, error = $7,
    "upTo" = coalesce($8, "upTo"), "changeCount" = coalesce($9, "changeCount"),
    "lastAttemptAt" = CASE WHEN $5 > 0 THEN $10 ELSE "lastAttemptAt" END,
    "nextAttemptAt" = $11, "finishedAt" = CASE WHEN $4 = 'PENDING' THEN NULL ELSE $10 END
  WHERE id = $3 AND state = 'PENDING' RETURNING since, kind
)
UPDATE webhook SET
  position = CASE WHEN recorded.since = position AND $4 = 'DELIVERED' THEN $8 ELSE position END,
  "failingSince" = CASE WHEN recorded.kind = 'CHANGES' THEN $12 ELSE "failingSince" END,
  state = CASE WHEN recorded.kind IS NOT NULL AND $13::text IS NOT NULL THEN 'DISABLED' ELSE state END,
  "disabledAt" = CASE WHEN recorded.kind IS NOT NULL AND $13::text IS NOT NULL THEN $10 ELSE "disabledAt" END,
  "disabledReason" = CASE WHEN recorded.kind IS NOT NULL THEN coalesce($13, "disabledReason") ELSE "disabledReason" END,
  "leaseUntil" = CASE WHEN "leaseHolder" = $2 THEN NULL ELSE "leaseUntil" END,
  "leaseHolder" = CASE WHEN "leaseHolder" = $2 THEN NULL ELSE "leaseHolder" END
FROM (SELECT) one LEFT JOIN recorded ON true WHERE webhook.id = $1;
