-- recommend.edge_targets

WITH home AS MATERIALIZED (
  SELECT placed."domainId" AS "sourceId", placed."modelId" AS "baseId"
  FROM model_domain placed WHERE placed."domainId" = ANY($1)
  UNION
  SELECT placed."domainId", training."modelId"
  FROM dataset_domain placed
  JOIN model_dataset training ON training."datasetId" = placed."datasetId" AND training.role = 'PRETRAINING'
  WHERE placed."domainId" = ANY($1)
), strongest AS (
  SELECT DISTINCT ON ("domainId", "baseId") "domainId", "baseId", "expectedGain", compatibility,
    sum("evidenceCount") OVER (PARTITION BY "domainId", "baseId") AS "evidenceCount"
  FROM transfer_edge
  WHERE "baseId" IN (SELECT "baseId" FROM home) AND coalesce("expectedGain", '-Infinity') > '-Infinity' AND compatibility IS NOT NULL
  ORDER BY "domainId", "baseId", (kind = 'MEASURED') DESC, "expectedGain" DESC, id
), paired AS (
  SELECT home."sourceId" AS "domainId", strongest."domainId" AS "otherId", "baseId", strongest."expectedGain", strongest.compatibility,
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
