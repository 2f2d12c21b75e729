-- grants_of_publisher
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."principal" AS "principal",
  item."publisherId" AS "publisherId",
  item."role" AS "role",
  item."grantedBy" AS "grantedBy",
  item."tokenName" AS "tokenName",
  item."grantedAt" AS "since",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."grantedAt" AS "sortKey" FROM (SELECT held.id, held.principal, held."publisherId", held.role, held."grantedAt", held."grantedBy",
        api_token.name AS "tokenName", api_token.number AS "tokenNumber"
      FROM publisher_grant held LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
      WHERE api_token."revokedAt" IS NULL) item
    WHERE item."publisherId" = parent.id
    ORDER BY item."grantedAt" ASC, item.id ASC
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
    SELECT item.*, item."grantedAt" AS "sortKey" FROM (SELECT held.id, held.principal, held."publisherId", held.role, held."grantedAt", held."grantedBy",
        api_token.name AS "tokenName", api_token.number AS "tokenNumber"
      FROM publisher_grant held LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
      WHERE api_token."revokedAt" IS NULL) item
    WHERE item."publisherId" = parent.id
    ORDER BY item."grantedAt" ASC, item.id ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- where principal
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."grantedAt" AS "sortKey" FROM (SELECT held.id, held.principal, held."publisherId", held.role, held."grantedAt", held."grantedBy",
        api_token.name AS "tokenName", api_token.number AS "tokenNumber"
      FROM publisher_grant held LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
      WHERE api_token."revokedAt" IS NULL) item
    WHERE item."publisherId" = parent.id
      AND (item.principal = $2::text)
    ORDER BY item."grantedAt" ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- where role
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item."grantedAt" AS "sortKey" FROM (SELECT held.id, held.principal, held."publisherId", held.role, held."grantedAt", held."grantedBy",
        api_token.name AS "tokenName", api_token.number AS "tokenNumber"
      FROM publisher_grant held LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
      WHERE api_token."revokedAt" IS NULL) item
    WHERE item."publisherId" = parent.id
      AND (item.role = ANY($2::text[]))
    ORDER BY item."grantedAt" ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;
