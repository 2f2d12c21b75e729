-- purge_webhook_deliveries

DELETE FROM webhook_delivery WHERE id IN (
  SELECT id FROM webhook_delivery WHERE "finishedAt" < $1 ORDER BY "finishedAt" LIMIT $2
) RETURNING id;
