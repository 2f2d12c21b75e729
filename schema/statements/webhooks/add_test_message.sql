-- add_test_message

INSERT INTO webhook_delivery ("messageId", "webhookId", kind, "createdAt", "nextAttemptAt")
VALUES ($2, $1, 'TEST', $3, $3) RETURNING "id", "messageId", "webhookId", "kind", "since", "upTo", "changeCount", "state", "attempts", "statusCode", "error", "createdAt", "lastAttemptAt", "nextAttemptAt", "finishedAt";
