-- revoke_token

UPDATE api_token SET "revokedAt" = now() WHERE 'token:' || id = $1 AND "revokedAt" IS NULL
    RETURNING api_token.number AS id, 'token:' || api_token.id AS principal, name, scopes, "isForEveryPublisher",
"createdAt", "createdBy", "expiresAt", "revokedAt", "lastUsedAt";
