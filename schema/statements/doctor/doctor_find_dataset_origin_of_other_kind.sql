-- doctor_find_dataset_origin_of_other_kind

WITH found AS MATERIALIZED (SELECT "hubId" || ':' || "externalId" AS what FROM dataset_origin JOIN origin ON origin.id = "originId"
WHERE kind <> 'DATASET')
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
