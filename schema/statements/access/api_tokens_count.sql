-- api_tokens_count
-- The text depends on what is asked. Examples:

-- all
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
    "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item;

-- where id
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
    "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
WHERE (item.id = $1::int);

-- where name
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
    "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
WHERE (item.name = $1::text);

-- where isRevoked
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
    "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
WHERE item."revokedAt" IS NOT NULL;

-- where onlyFor
SELECT count(*)::int AS count, true AS "isExact"
FROM (SELECT api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
    "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt" FROM api_token) item
WHERE (NOT item."isForEveryPublisher" AND NOT 'admin' = ANY (item.scopes)
    AND EXISTS (SELECT FROM publisher_grant given WHERE given.principal = item.principal)
    AND NOT EXISTS (SELECT FROM publisher_grant given WHERE given.principal = item.principal
      AND (given."publisherId" = ANY ($1::int[])) IS NOT TRUE));
