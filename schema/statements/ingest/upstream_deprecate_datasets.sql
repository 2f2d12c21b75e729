-- upstream_deprecate_datasets

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
UPDATE dataset thing SET status = 'DEPRECATED' FROM told
WHERE told.id = thing.id AND NOT told."isListed" AND thing.status = 'ACTIVE' AND thing."mergedIntoId" IS NULL
  AND NOT
EXISTS (SELECT FROM dataset_origin other JOIN origin theirs ON theirs.id = other."originId"
  WHERE other."datasetId" = thing.id AND other."isCurrent" AND NOT theirs."isStub" AND other."goneSince" IS NULL
    AND theirs."hubId" <> told."hubId") RETURNING thing.id;
