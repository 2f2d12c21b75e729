-- keep_next_message

INSERT INTO webhook_delivery ("messageId", "webhookId", kind, since, "upTo", "changeCount", "createdAt", "nextAttemptAt")
SELECT $3, id, 'CHANGES', $4::bigint, $5::bigint, $6::int, $7::timestamptz, $7::timestamptz FROM webhook
WHERE id = $1 AND "leaseHolder" = $2 AND state = 'ACTIVE' AND position = $4 AND NOT EXISTS (SELECT FROM webhook_delivery next WHERE next."webhookId" = webhook.id AND next.state = 'PENDING'
AND next.since = webhook.position)
RETURNING id, "messageId", kind, since, "upTo", failures, "createdAt";
