-- doctor_fix_model_merge_steps

WITH RECURSIVE chain ("from", "to", steps) AS (
  SELECT id, "mergedIntoId", 1 FROM model WHERE "mergedIntoId" IS NOT NULL
  UNION ALL SELECT chain."from", next."mergedIntoId", steps + 1 FROM chain JOIN model next ON next.id = chain."to"
  WHERE next."mergedIntoId" IS NOT NULL AND steps < 100
) UPDATE model SET "mergedIntoId" = last."to" FROM (
      SELECT DISTINCT ON ("from") "from", "to", steps FROM chain ORDER BY "from", steps DESC
    ) last WHERE last."from" = model.id AND last.steps BETWEEN 2 AND 99;
