-- doctor_find_model_datasets

WITH found AS MATERIALIZED (SELECT slug AS what FROM model WHERE id IN (
SELECT "modelId" FROM ((SELECT id, "modelId", "datasetId", role, downloads, "isFirst" FROM model_dataset EXCEPT (SELECT * FROM model_datasets_of(ARRAY(SELECT id FROM model)))) UNION ALL ((SELECT * FROM model_datasets_of(ARRAY(SELECT id FROM model))) EXCEPT SELECT id, "modelId", "datasetId", role, downloads, "isFirst" FROM model_dataset)) one (id, "modelId", "datasetId", role, downloads, "isFirst")))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
