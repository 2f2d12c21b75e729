-- grants_count
-- The text depends on what is asked. Examples:

-- of each publisher
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT held.id, held.principal, held."publisherId", held.role, held."grantedAt", held."grantedBy",
      api_token.name AS "tokenName", api_token.number AS "tokenNumber"
    FROM publisher_grant held LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
    WHERE api_token."revokedAt" IS NULL) item
  WHERE item."publisherId" = parent.id
) counted;

-- of each token
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT held.id, held.principal, held."publisherId", held.role, held."grantedAt", held."grantedBy",
      api_token.name AS "tokenName", api_token.number AS "tokenNumber"
    FROM publisher_grant held LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
    WHERE api_token."revokedAt" IS NULL) item
  WHERE item."tokenNumber" = parent.id
) counted;
