-- doctor_find_webhooks_disabled

WITH found AS MATERIALIZED (SELECT name AS what FROM webhook WHERE "disabledReason" IN ('GONE', 'FAILING', 'OWNER_ENDED'))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
