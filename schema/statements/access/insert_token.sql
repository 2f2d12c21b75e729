-- insert_token

INSERT INTO api_token (id, name, hash, scopes, "isForEveryPublisher", "expiresAt", "createdBy")
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (lower(name)) WHERE "revokedAt" IS NULL DO NOTHING
    RETURNING api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
"createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt";
