-- doctor_find_model_merged_with_origins

WITH found AS MATERIALIZED (SELECT slug AS what FROM model WHERE "mergedIntoId" IS NOT NULL
AND EXISTS (SELECT FROM model_origin WHERE "modelId" = model.id))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
