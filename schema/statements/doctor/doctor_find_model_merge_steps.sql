-- doctor_find_model_merge_steps

WITH found AS MATERIALIZED (SELECT away.slug AS what FROM model away JOIN model next ON next.id = away."mergedIntoId" WHERE next."mergedIntoId" IS NOT NULL)
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
