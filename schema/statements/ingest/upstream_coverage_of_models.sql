-- upstream_coverage_of_models

WITH
told AS (
  SELECT own."originId", own."modelId" AS id, own."goneSince", origin."hubId", origin.source, origin.revision, origin.digest,
    EXISTS (SELECT FROM hub_listed seen WHERE seen."hubId" = $1 AND seen."recordHubId" = origin."hubId"
      AND seen."externalId" = origin."externalId") AS "isListed"
  FROM (SELECT DISTINCT "recordHubId", "recordSource" FROM hub_listed
    WHERE "hubId" = $1 AND kind = 'MODEL') scope
  JOIN origin ON origin."hubId" = scope."recordHubId" AND origin.kind = 'MODEL'
    AND origin.source = scope."recordSource" AND NOT origin."isStub"
  JOIN model_origin own ON own."originId" = origin.id AND own."isCurrent"
)
SELECT count(*)::int AS known, (count(*) FILTER (WHERE NOT "isListed"))::int AS missing FROM told;
