-- ingest_compare_results

WITH given AS (
  SELECT row.*, study.id AS "studyId", base."modelId", target."datasetId"
  FROM jsonb_to_recordset($1::jsonb) AS row (place int, study text, "baseOriginId" int, "targetOriginId" int, split text,
    protocol text, "metricId" text, value float8, "trainingExamples" bigint, recipe text, seed int)
  JOIN study ON study.key = row.study
  JOIN model_origin base ON base."originId" = row."baseOriginId"
  JOIN dataset_origin target ON target."originId" = row."targetOriginId"
), base AS MATERIALIZED (
  SELECT "originId", "modelId" FROM model_origin WHERE "modelId" IN (SELECT "modelId" FROM given)
), recorded AS MATERIALIZED (
  SELECT base."modelId", target."datasetId", result.* FROM base
  CROSS JOIN LATERAL (
    SELECT * FROM transfer_result WHERE "baseOriginId" = base."originId" OFFSET 0
  ) result
  JOIN dataset_origin target ON target."originId" = result."targetOriginId"
), known AS (
  SELECT given.place, bool_or(abs(result.value::numeric - given.value::numeric) <= 1e-9 * greatest(abs(result.value::numeric), abs(given.value::numeric))) AS "isKnown",
    max(result.id) FILTER (WHERE later.id IS NULL) AS "standingId"
  FROM given
  JOIN recorded result ON result."modelId" = given."modelId" AND result."datasetId" = given."datasetId"
    AND result."studyId" = given."studyId"
    AND result.protocol = given.protocol AND result."metricId" = given."metricId"
    AND (result.split, result."trainingExamples", result.recipe, result.seed)
      IS NOT DISTINCT FROM (given.split, given."trainingExamples", given.recipe, given.seed)
  LEFT JOIN transfer_result later ON later."supersedesId" = result.id
  GROUP BY given.place
)
SELECT given.place, given."studyId", coalesce(known."isKnown", false) AS "isKnown", standing.id AS "supersedesId",
  standing.value AS "oldValue", coalesce(standing."baseOriginId", given."baseOriginId") AS "baseOriginId",
  coalesce(standing."targetOriginId", given."targetOriginId") AS "targetOriginId"
FROM given
LEFT JOIN known ON known.place = given.place
LEFT JOIN transfer_result standing ON standing.id = known."standingId";
