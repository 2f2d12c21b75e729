-- list_tokens

SELECT id, name, scopes, "isForEveryPublisher", "createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt",
  ARRAY(SELECT coalesce(slug || ':', '') || role FROM publisher_grant
    LEFT JOIN publisher ON publisher.id = "publisherId"
    WHERE principal = 'token:' || api_token.id ORDER BY slug NULLS FIRST) AS roles
FROM api_token WHERE $1 OR "revokedAt" IS NULL ORDER BY "createdAt" DESC, id;
