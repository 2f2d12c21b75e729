-- move_webhook

UPDATE webhook SET position = $2 WHERE id = $1 RETURNING webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
"failingSince", position AS "deliveredUpTo", "createdAt", "createdBy";
