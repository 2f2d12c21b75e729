-- recommend.edge_sources

WITH strongest AS (
  SELECT DISTINCT ON ("domainId", "baseId") "domainId", "baseId", "expectedGain", compatibility,
    sum("evidenceCount") OVER (PARTITION BY "domainId", "baseId") AS "evidenceCount"
  FROM transfer_edge
  WHERE "domainId" = ANY($1) AND "expectedGain" IS NOT NULL
  ORDER BY "domainId", "baseId", (kind = 'MEASURED') DESC, "expectedGain" DESC
), home AS (
  SELECT placed."modelId" AS "baseId", placed."domainId" AS "sourceId" FROM model_domain placed
  UNION
  SELECT model."modelId", placed."domainId"
  FROM training
  JOIN model_origin model ON model."originId" = training."modelOriginId" AND model."isCurrent"
  JOIN dataset_origin data ON data."originId" = training."datasetOriginId"
  JOIN dataset_domain placed ON placed."datasetId" = data."datasetId"
  WHERE training.role = 'PRETRAINING'
), aggregated AS (
  SELECT strongest."domainId", home."sourceId", avg(strongest."expectedGain") AS "expectedGain",
    avg(strongest.compatibility) AS compatibility, count(*)::int AS "baseCount",
    sum(strongest."evidenceCount")::int AS "evidenceCount",
    (array_agg(strongest."baseId" ORDER BY strongest."expectedGain" DESC, strongest."baseId"))[1] AS "bestBaseId"
  FROM strongest JOIN home USING ("baseId")
  GROUP BY 1, 2
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY "domainId" ORDER BY "expectedGain" DESC, "sourceId") AS place
  FROM aggregated
)
SELECT "domainId", "sourceId", "expectedGain", compatibility, "baseCount", "evidenceCount", "bestBaseId"
FROM ranked WHERE place <= $2 ORDER BY "domainId", place;
