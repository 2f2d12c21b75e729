-- record_webhook_delivery

WITH held AS (SELECT id, "leaseHolder" FROM webhook WHERE id = $1 FOR UPDATE),
kept AS (
  SELECT message.id, "isNext", state = 'PENDING' AND replays = $4 AND ($5 = 'DELIVERED' AND $6::jsonb <> '[]' OR coalesce(held."leaseHolder" = $2, false)) AS counts
  FROM webhook_delivery message, held WHERE message.id = $3 AND "webhookId" = held.id FOR UPDATE OF message
),
logged AS (
  UPDATE webhook_delivery message SET attempts = attempts + jsonb_array_length($6::jsonb), "attemptLog" = CASE
      WHEN jsonb_array_length("attemptLog" || $6::jsonb) <= 20 THEN "attemptLog" ELSE "attemptLog" - 0 END || $6::jsonb,
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
FROM (SELECT) one LEFT JOIN logged ON true WHERE webhook.id = $1;
