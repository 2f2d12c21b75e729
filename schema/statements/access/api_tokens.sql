-- api_tokens
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."principal" AS "principal",
  item."name" AS "name",
  item."scopes" AS "scopes",
  item."isForEveryPublisher" AS "isForEveryPublisher",
  item."createdAt" AS "createdAt",
  item."createdBy" AS "createdBy",
  item."expiresAt" AS "expiresAt",
  item."revokedAt" AS "revokedAt",
  item."lastUsedAt" AS "lastUsedAt",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
      "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
      "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 20
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by CREATED_AT ASC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
      "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
  WHERE item."createdAt" >= $1::timestamptz AND (item."createdAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."createdAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by CREATED_AT DESC, from a place on
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
      "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
  WHERE item."createdAt" <= $1::timestamptz AND (item."createdAt" < $1::timestamptz OR item.id < $2::int)
  ORDER BY item."createdAt" DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by NAME ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
      "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
  WHERE lower(item.name) >= $1::text AND (lower(item.name) > $1::text OR item.id > $2::int)
  ORDER BY lower(item.name) ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by NAME DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, lower(item.name) AS "sortKey" FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
      "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
  WHERE lower(item.name) <= $1::text AND (lower(item.name) < $1::text OR item.id < $2::int)
  ORDER BY lower(item.name) DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- the last ones before a place
SELECT item."id" AS "id",
  to_char(item."sortKey" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortKey"
FROM (
  SELECT item.*, item."createdAt" AS "sortKey" FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
      "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
  WHERE item."createdAt" >= $1::timestamptz AND (item."createdAt" > $1::timestamptz OR item.id > $2::int)
  ORDER BY item."createdAt" ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;
