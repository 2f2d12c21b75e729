-- ingest_bases_alike

WITH
measured AS (
  SELECT result.id, result."studyId", result."baseOriginId", result."targetOriginId", result."metricId", result.value,
    concat_ws('|', result."studyId", result."targetOriginId", result.protocol, result."metricId",
      coalesce(result.split, ''), coalesce(result.recipe, ''), coalesce(result."trainingExamples"::text, '')) AS "column"
  FROM transfer_result result
  WHERE result."studyId" IN (SELECT "studyId" FROM transfer_result WHERE id > $1)
), vectors AS (
  SELECT "studyId", "baseOriginId", count(*)::int AS columns,
    md5(string_agg(concat_ws('|', "column", value), ';' ORDER BY "column", value)) AS vector
  FROM measured
  GROUP BY "studyId", "baseOriginId" HAVING count(*) >= 10
)
SELECT base."externalId" AS base, base."hubId" AS "baseHub", other_base."externalId" AS other, other_base."hubId" AS "otherHub", one.columns
FROM vectors one
JOIN vectors other ON other."studyId" = one."studyId" AND other.vector = one.vector
  AND other."baseOriginId" > one."baseOriginId"
JOIN origin base ON base.id = one."baseOriginId"
JOIN origin other_base ON other_base.id = other."baseOriginId"
ORDER BY base, other LIMIT 100;
