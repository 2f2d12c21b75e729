-- doctor_find_model_merge_circles

WITH found AS MATERIALIZED (
WITH RECURSIVE chain ("from", "to", steps) AS (
  SELECT id, "mergedIntoId", 1 FROM model WHERE "mergedIntoId" IS NOT NULL
  UNION ALL SELECT chain."from", next."mergedIntoId", steps + 1 FROM chain JOIN model next ON next.id = chain."to"
  WHERE next."mergedIntoId" IS NOT NULL AND steps < 100
) SELECT DISTINCT slug AS what FROM chain JOIN model ON id = "from" WHERE "from" = "to")
    SELECT (SELECT count(*)::int FROM found) AS count,
      ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
