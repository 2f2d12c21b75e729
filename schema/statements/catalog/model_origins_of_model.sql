-- model_origins_of_model
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."kind" AS "kind",
  item."externalId" AS "externalId",
  item."revision" AS "revision",
  item."source" AS "source",
  item."url" AS "url",
  item."recordedAt" AS "recordedAt",
  item."thingId" AS "thingId",
  item."isCurrent" AS "isCurrent",
  r1."id" AS "r1.id",
  r1."name" AS "r1.name",
  r1."url" AS "r1.url",
  r1."lastSyncedAt" AS "r1.lastSyncedAt",
  r1."recordCount" AS "r1.recordCount",
  r1."modelCount" AS "r1.modelCount",
  r1."datasetCount" AS "r1.datasetCount",
  r1."problemCount" AS "r1.problemCount",
  r1."problems" AS "r1.problems",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."recordedAt" AS "sortKey" FROM (SELECT origin.*, mapped."modelId", mapped."modelId" AS "thingId", mapped."isCurrent" FROM origin
          JOIN model_origin mapped ON mapped."originId" = origin.id) item
    WHERE item."modelId" = parent.id
    ORDER BY item."recordedAt" DESC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
LEFT JOIN hub r1 ON r1.id = item."hubId"
ORDER BY item."sortKey" DESC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."recordedAt" AS "sortKey" FROM (SELECT origin.*, mapped."modelId", mapped."modelId" AS "thingId", mapped."isCurrent" FROM origin
          JOIN model_origin mapped ON mapped."originId" = origin.id) item
    WHERE item."modelId" = parent.id
    ORDER BY item."recordedAt" DESC, item.id ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- where hub
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."recordedAt" AS "sortKey" FROM (SELECT origin.*, mapped."modelId", mapped."modelId" AS "thingId", mapped."isCurrent" FROM origin
          JOIN model_origin mapped ON mapped."originId" = origin.id) item
    WHERE item."modelId" = parent.id
      AND (item."hubId" = $2::text)
    ORDER BY item."recordedAt" DESC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- where isCurrent
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."recordedAt" AS "sortKey" FROM (SELECT origin.*, mapped."modelId", mapped."modelId" AS "thingId", mapped."isCurrent" FROM origin
          JOIN model_origin mapped ON mapped."originId" = origin.id) item
    WHERE item."modelId" = parent.id
      AND item."isCurrent"
    ORDER BY item."recordedAt" DESC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;
