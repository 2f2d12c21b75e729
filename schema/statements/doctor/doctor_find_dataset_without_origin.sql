-- doctor_find_dataset_without_origin

WITH found AS MATERIALIZED (SELECT slug AS what FROM dataset WHERE "mergedIntoId" IS NULL
AND NOT EXISTS (SELECT FROM dataset_origin WHERE "datasetId" = dataset.id))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
