-- send_next_message

UPDATE webhook_delivery SET state = 'PENDING', "nextAttemptAt" = $2, "finishedAt" = NULL,
  failures = CASE WHEN $3 THEN 0 ELSE failures END
WHERE "webhookId" = $1 AND "isNext";
