-- recommend.edge_targets

WITH home AS MATERIALIZED (
  SELECT placed."domainId" AS "sourceId", placed."modelId" AS "baseId"
  FROM model_domain placed WHERE placed."domainId" = ANY($1)
  UNION
  SELECT placed."domainId", model."modelId"
  FROM dataset_domain placed
  JOIN dataset_origin data ON data."datasetId" = placed."datasetId"
  JOIN training ON training."datasetOriginId" = data."originId" AND training.role = 'PRETRAINING'
  JOIN model_origin model ON model."originId" = training."modelOriginId" AND model."isCurrent"
  WHERE placed."domainId" = ANY($1)
), strongest AS (
  SELECT DISTINCT ON ("domainId", "baseId") "domainId", "baseId", "expectedGain", compatibility,
    sum("evidenceCount") OVER (PARTITION BY "domainId", "baseId") AS "evidenceCount"
  FROM transfer_edge
  WHERE "baseId" IN (SELECT "baseId" FROM home) AND coalesce("expectedGain", '-Infinity') > '-Infinity' AND compatibility IS NOT NULL
  ORDER BY "domainId", "baseId", (kind = 'MEASURED') DESC, "expectedGain" DESC, id
), aggregated AS (
  SELECT home."sourceId" AS "domainId", strongest."domainId" AS "otherId",
    avg(strongest."expectedGain" ORDER BY strongest."baseId") AS "expectedGain",
    avg(strongest.compatibility ORDER BY strongest."baseId") AS compatibility, count(*)::int AS "baseCount",
    sum(strongest."evidenceCount")::int AS "evidenceCount",
    (array_agg(strongest."baseId" ORDER BY strongest."expectedGain" DESC, strongest."baseId"))[1] AS "bestBaseId"
  FROM strongest JOIN home USING ("baseId")
  GROUP BY 1, 2
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY "domainId" ORDER BY "expectedGain" DESC, "otherId") AS place
  FROM aggregated
)
SELECT "domainId", "otherId", "expectedGain", compatibility, "baseCount", "evidenceCount", "bestBaseId"
FROM ranked WHERE place <= $2 ORDER BY "domainId", place;
