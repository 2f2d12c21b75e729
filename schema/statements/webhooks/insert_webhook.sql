-- insert_webhook

INSERT INTO webhook (name, url, "entityTypes", operations, position, "createdBy", "createdAt", "adminMark")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ("createdBy", lower(name)) DO NOTHING RETURNING webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
"failingSince", position AS "deliveredUpTo", "createdAt", "createdBy";
