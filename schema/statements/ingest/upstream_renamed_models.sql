-- upstream_renamed_models

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
SELECT 'MODEL' AS kind, gone."originId", gone.id AS "fromId", min(other.id) AS "intoId"
FROM told gone JOIN told other ON other."isListed" AND other."hubId" = gone."hubId" AND other.source = gone.source
  AND other.revision = gone.revision AND other."originId" > gone."originId" AND other.id <> gone.id
WHERE NOT gone."isListed" AND gone.revision <> gone.digest
  AND NOT EXISTS (SELECT FROM model thing WHERE thing.id = gone.id AND thing."mergedIntoId" IS NOT NULL)
GROUP BY gone."originId", gone.id HAVING count(DISTINCT other.id) = 1
ORDER BY gone."originId";
