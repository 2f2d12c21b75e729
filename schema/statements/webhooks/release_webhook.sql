-- release_webhook

UPDATE webhook SET "leaseUntil" = NULL, "leaseHolder" = NULL WHERE id = $1 AND "leaseHolder" = $2;
