-- send_message_again

UPDATE webhook_delivery SET state = 'PENDING', "nextAttemptAt" = $3, "finishedAt" = NULL, failures = 0, replays = replays + 1
WHERE id = $2 AND "webhookId" = $1 AND kind = 'CHANGES' RETURNING "id", "messageId", "webhookId", "kind", "since", "upTo", "changeCount", "state", "attempts", "attemptLog", "statusCode", "error", "createdAt", "lastAttemptAt", "nextAttemptAt", "finishedAt";
