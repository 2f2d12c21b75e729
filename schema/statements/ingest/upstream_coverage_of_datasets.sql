-- upstream_coverage_of_datasets

WITH
told AS (
  SELECT own."originId", own."datasetId" AS id, own."goneSince", origin."hubId", origin.source, origin.revision, origin.digest,
    EXISTS (SELECT FROM hub_listed seen WHERE seen."hubId" = $1 AND seen."recordHubId" = origin."hubId"
      AND seen."externalId" = origin."externalId") AS "isListed"
  FROM (SELECT DISTINCT "recordHubId", "recordSource" FROM hub_listed
    WHERE "hubId" = $1 AND kind = 'DATASET') scope
  JOIN origin ON origin."hubId" = scope."recordHubId" AND origin.kind = 'DATASET'
    AND origin.source = scope."recordSource" AND NOT origin."isStub"
  JOIN dataset_origin own ON own."originId" = origin.id AND own."isCurrent"
)
SELECT count(*)::int AS known, (count(*) FILTER (WHERE NOT "isListed"))::int AS missing FROM told;
