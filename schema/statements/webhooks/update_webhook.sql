-- update_webhook

UPDATE webhook SET name = $2, url = $3, "entityTypes" = $4, operations = $5, state = $6, "disabledAt" = $7,
      "disabledReason" = $8, "failingSince" = $9, "adminMark" = $10, "leaseUntil" = NULL, "leaseHolder" = NULL
    WHERE id = $1 RETURNING webhook.id, name, url, "entityTypes", operations, state, "disabledAt", "disabledReason",
"failingSince", position AS "deliveredUpTo", "createdAt", "createdBy";
