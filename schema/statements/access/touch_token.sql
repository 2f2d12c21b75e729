-- touch_token

UPDATE api_token SET "lastUsedAt" = now()
WHERE id = $1 AND coalesce("lastUsedAt" < now() - interval '1 minute', true);
