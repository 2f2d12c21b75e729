-- count_webhooks_of_owner

SELECT count(*)::int AS count FROM webhook WHERE "createdBy" = $1;
