-- doctor_fix_dataset_merge_steps

WITH RECURSIVE chain ("from", "to", steps) AS (
  SELECT id, "mergedIntoId", 1 FROM dataset WHERE "mergedIntoId" IS NOT NULL
  UNION ALL SELECT chain."from", next."mergedIntoId", steps + 1 FROM chain JOIN dataset next ON next.id = chain."to"
  WHERE next."mergedIntoId" IS NOT NULL AND steps < 100
) UPDATE dataset SET "mergedIntoId" = last."to" FROM (
      SELECT DISTINCT ON ("from") "from", "to", steps FROM chain ORDER BY "from", steps DESC
    ) last WHERE last."from" = dataset.id AND last.steps BETWEEN 2 AND 99;
