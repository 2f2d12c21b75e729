-- purge_webhook_secrets

DELETE FROM webhook_secret WHERE "expiresAt" < $1;
