-- cancel_webhook_deliveries

UPDATE webhook_delivery SET state = 'CANCELLED', "isNext" = false, "nextAttemptAt" = NULL, "finishedAt" = $2
WHERE "webhookId" = $1 AND ("isNext" OR state = 'PENDING' AND kind = 'CHANGES');
