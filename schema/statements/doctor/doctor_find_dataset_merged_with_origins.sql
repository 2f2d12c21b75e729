-- doctor_find_dataset_merged_with_origins

WITH found AS MATERIALIZED (SELECT slug AS what FROM dataset WHERE "mergedIntoId" IS NOT NULL
AND EXISTS (SELECT FROM dataset_origin WHERE "datasetId" = dataset.id))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
