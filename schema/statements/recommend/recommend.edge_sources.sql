-- recommend.edge_sources

WITH strongest AS (
  SELECT DISTINCT ON ("domainId", "baseId") "domainId", "baseId", "expectedGain", compatibility,
    sum("evidenceCount") OVER (PARTITION BY "domainId", "baseId") AS "evidenceCount"
  FROM transfer_edge
  WHERE "domainId" = ANY($1) AND coalesce("expectedGain", '-Infinity') > '-Infinity' AND compatibility IS NOT NULL
  ORDER BY "domainId", "baseId", (kind = 'MEASURED') DESC, "expectedGain" DESC, id
), base AS MATERIALIZED (
  SELECT DISTINCT "baseId" FROM strongest
), home AS (
  SELECT base."baseId", placed."domainId" AS "sourceId" FROM base JOIN model_domain placed ON placed."modelId" = base."baseId"
  UNION
  SELECT base."baseId", placed."domainId"
  FROM base JOIN model_dataset training ON training."modelId" = base."baseId" AND training.role = 'PRETRAINING'
  JOIN dataset_domain placed ON placed."datasetId" = training."datasetId"
), paired AS (
  SELECT strongest."domainId" AS "domainId", home."sourceId" AS "otherId", "baseId", strongest."expectedGain", strongest.compatibility,
    strongest."evidenceCount"
  FROM strongest JOIN home USING ("baseId")
), aggregated AS (
  SELECT "domainId", "otherId", avg("expectedGain" ORDER BY "baseId") AS "expectedGain",
    avg(compatibility ORDER BY "baseId") AS compatibility,
    count(*)::int AS "baseCount", sum("evidenceCount")::int AS "evidenceCount",
    (array_agg("baseId" ORDER BY "expectedGain" DESC, "baseId"))[1] AS "bestBaseId"
  FROM paired
  GROUP BY 1, 2
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY "domainId" ORDER BY "expectedGain" DESC, "otherId") AS place
  FROM aggregated
)
SELECT "domainId", "otherId", "expectedGain", compatibility, "baseCount", "evidenceCount", "bestBaseId"
FROM ranked WHERE place <= $2 ORDER BY "domainId", place;
