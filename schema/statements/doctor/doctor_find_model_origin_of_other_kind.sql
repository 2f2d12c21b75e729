-- doctor_find_model_origin_of_other_kind

WITH found AS MATERIALIZED (SELECT "hubId" || ':' || "externalId" AS what FROM model_origin JOIN origin ON origin.id = "originId"
WHERE kind <> 'MODEL')
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
