-- end_webhook_secrets

UPDATE webhook_secret SET "expiresAt" = least("expiresAt", $3)
WHERE "webhookId" = $1 AND ("expiresAt" IS NULL OR "expiresAt" > $2) RETURNING id;
