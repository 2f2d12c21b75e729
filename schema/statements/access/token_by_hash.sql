-- token_by_hash

SELECT id, name, scopes, "isForEveryPublisher", "expiresAt", ARRAY(
  SELECT jsonb_build_object('publisherId', "publisherId", 'role', role)
  FROM publisher_grant WHERE principal = 'token:' || api_token.id
) AS grants FROM api_token WHERE hash = $1 AND "revokedAt" IS NULL;
