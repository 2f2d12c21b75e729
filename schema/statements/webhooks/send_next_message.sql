-- send_next_message

UPDATE webhook_delivery SET state = 'PENDING', "nextAttemptAt" = $2, "finishedAt" = NULL, failures = 0
WHERE id = (SELECT max(next.id) FROM webhook_delivery next JOIN webhook ON webhook.id = next."webhookId"
  WHERE webhook.id = $1 AND next.state IN ('PENDING', 'FAILED') AND next.since = webhook.position);
