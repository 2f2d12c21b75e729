-- cancel_webhook_deliveries

UPDATE webhook_delivery SET state = 'CANCELLED', "nextAttemptAt" = NULL, "finishedAt" = $2
WHERE "webhookId" = $1 AND state = 'PENDING' AND kind = 'CHANGES';
