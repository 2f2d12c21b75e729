-- versions_of_model
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."name" AS "name",
  item."createdAt" AS "createdAt",
  ARRAY(SELECT pointer.alias FROM model_version_alias pointer WHERE pointer."versionId" = item.id ORDER BY 1) AS "aliases",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT version.*, mine."modelId", mine."isCurrent" FROM model_version version
          JOIN model_origin mine ON mine."originId" = version."originId") item
    WHERE item."modelId" = parent.id
    ORDER BY item."createdAt" DESC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT version.*, mine."modelId", mine."isCurrent" FROM model_version version
          JOIN model_origin mine ON mine."originId" = version."originId") item
    WHERE item."modelId" = parent.id
    ORDER BY item."createdAt" DESC, item.id ASC
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
    SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT version.*, mine."modelId", mine."isCurrent" FROM model_version version
          JOIN model_origin mine ON mine."originId" = version."originId") item
    WHERE item."modelId" = parent.id
      AND ((SELECT said."hubId" FROM origin said WHERE said.id = item."originId") = $2::text)
    ORDER BY item."createdAt" DESC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- where name
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT version.*, mine."modelId", mine."isCurrent" FROM model_version version
          JOIN model_origin mine ON mine."originId" = version."originId") item
    WHERE item."modelId" = parent.id
      AND (item.name = $2::text)
    ORDER BY item."createdAt" DESC, item.id ASC
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
    SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT version.*, mine."modelId", mine."isCurrent" FROM model_version version
          JOIN model_origin mine ON mine."originId" = version."originId") item
    WHERE item."modelId" = parent.id
      AND item."isCurrent"
    ORDER BY item."createdAt" DESC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;
