-- disable_webhook

UPDATE webhook SET state = 'DISABLED', "disabledAt" = $3, "disabledReason" = $4, "leaseUntil" = NULL, "leaseHolder" = NULL
WHERE id = $1 AND "leaseHolder" = $2 AND state = 'ACTIVE';
