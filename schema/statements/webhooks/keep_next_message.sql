-- keep_next_message

WITH held AS (
  SELECT id FROM webhook WHERE id = $1 AND "leaseHolder" = $2 AND state = 'ACTIVE' AND position = $4 FOR UPDATE
)
INSERT INTO webhook_delivery ("messageId", "webhookId", kind, since, "upTo", sequences, "changeCount", "isNext", "createdAt", "nextAttemptAt")
SELECT $3, id, 'CHANGES', $4::bigint, $5::bigint, $6::bigint[], cardinality($6::bigint[]), true, $7::timestamptz, $7::timestamptz
FROM held ON CONFLICT ("webhookId") WHERE "isNext" DO NOTHING RETURNING id, "messageId", kind, since, "upTo", failures, replays, "isNext", sequences, "createdAt";
