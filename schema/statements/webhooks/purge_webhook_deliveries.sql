-- purge_webhook_deliveries

DELETE FROM webhook_delivery WHERE id IN (
  SELECT id FROM webhook_delivery WHERE "finishedAt" < $1 AND NOT "isNext" ORDER BY "finishedAt" LIMIT $2
) RETURNING id;
