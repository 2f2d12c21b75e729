-- add_test_message

INSERT INTO webhook_delivery ("messageId", "webhookId", kind, "createdAt", "nextAttemptAt")
SELECT $2, $1::int, 'TEST', $3::timestamptz, $3::timestamptz
WHERE NOT EXISTS (SELECT FROM webhook_delivery WHERE "webhookId" = $1 AND kind = 'TEST' AND state = 'PENDING')
RETURNING "id", "messageId", "webhookId", "kind", "since", "upTo", "changeCount", "state", "attempts", "attemptLog", "statusCode", "error", "createdAt", "lastAttemptAt", "nextAttemptAt", "finishedAt";
