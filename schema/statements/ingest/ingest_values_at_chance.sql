-- ingest_values_at_chance

WITH
measured AS (
  SELECT result.id, result."studyId", result."baseOriginId", result."targetOriginId", result."metricId", result.value,
    concat_ws('|', result."studyId", result."targetOriginId", result.protocol, result."metricId",
      coalesce(result.split, ''), coalesce(result.recipe, ''), coalesce(result."trainingExamples"::text, '')) AS "column"
  FROM transfer_result result
  WHERE result."studyId" IN (SELECT "studyId" FROM transfer_result WHERE id > $1)
), typical AS (
  SELECT "column", percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median
  FROM measured WHERE "metricId" = ANY ($2::text[])
  GROUP BY "column" HAVING count(*) > 4
)
SELECT base."externalId" AS base, base."hubId" AS "baseHub", target."externalId" AS target, target."hubId" AS "targetHub", measured."metricId" AS metric, measured.value,
  1.0::float8 / dataset.classes AS chance, typical.median
FROM measured
JOIN typical ON typical."column" = measured."column"
JOIN origin base ON base.id = measured."baseOriginId"
JOIN origin target ON target.id = measured."targetOriginId"
JOIN dataset_origin mapped ON mapped."originId" = target.id
JOIN dataset ON dataset.id = mapped."datasetId"
WHERE measured.id > $1 AND dataset.classes > 1
  AND measured.value * dataset.classes <= 1.5 AND typical.median * dataset.classes >= 5
ORDER BY measured.id LIMIT 100;
