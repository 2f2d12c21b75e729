-- send_next_message

UPDATE webhook_delivery SET state = 'PENDING', "nextAttemptAt" = $2, "finishedAt" = NULL, failures = 0
WHERE "webhookId" = $1 AND "isNext";
