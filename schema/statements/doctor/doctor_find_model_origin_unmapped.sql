-- doctor_find_model_origin_unmapped

WITH found AS MATERIALIZED (SELECT "hubId" || ':' || "externalId" AS what FROM origin WHERE kind = 'MODEL'
AND NOT EXISTS (SELECT FROM model_origin WHERE "originId" = origin.id))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
