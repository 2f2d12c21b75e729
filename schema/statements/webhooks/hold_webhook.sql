-- hold_webhook

SELECT webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
"failingSince", position AS "deliveredUpTo", "createdAt", "createdBy", "adminMark" FROM webhook WHERE id = $1 AND ($2::text IS NULL OR "createdBy" = $2) FOR UPDATE;
