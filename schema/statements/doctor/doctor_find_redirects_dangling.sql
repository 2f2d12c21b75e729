-- doctor_find_redirects_dangling

WITH found AS MATERIALIZED (SELECT slug AS what FROM slug_redirect WHERE ("entityType" = 'Model' AND NOT EXISTS (SELECT FROM model WHERE id = "entityId")) OR ("entityType" = 'Dataset' AND NOT EXISTS (SELECT FROM dataset WHERE id = "entityId")) OR ("entityType" = 'Domain' AND NOT EXISTS (SELECT FROM domain WHERE id = "entityId")) OR ("entityType" = 'Publisher' AND NOT EXISTS (SELECT FROM publisher WHERE id = "entityId")))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
