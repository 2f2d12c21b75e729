-- hold_webhooks_of_owner

SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || $1, 0));
