-- artifacts_of_version
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."uri" AS "uri",
  item."format" AS "format",
  item."sha256" AS "sha256",
  item."sizeBytes" AS "size",
  item."sortKey" AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.uri AS "sortKey" FROM artifact item
    WHERE item."versionId" = parent.id
    ORDER BY item.uri ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.uri AS "sortKey" FROM artifact item
    WHERE item."versionId" = parent.id
    ORDER BY item.uri ASC, item.id ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;
