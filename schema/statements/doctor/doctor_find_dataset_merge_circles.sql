-- doctor_find_dataset_merge_circles

WITH found AS MATERIALIZED (
WITH RECURSIVE chain ("from", "to", steps) AS (
  SELECT id, "mergedIntoId", 1 FROM dataset WHERE "mergedIntoId" IS NOT NULL
  UNION ALL SELECT chain."from", next."mergedIntoId", steps + 1 FROM chain JOIN dataset next ON next.id = chain."to"
  WHERE next."mergedIntoId" IS NOT NULL AND steps < 100
) SELECT DISTINCT slug AS what FROM chain JOIN dataset ON id = "from" WHERE "from" = "to")
    SELECT (SELECT count(*)::int FROM found) AS count,
      ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
