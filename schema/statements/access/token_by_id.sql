-- token_by_id

SELECT id, name, scopes, "isForEveryPublisher", "expiresAt", ARRAY(
  SELECT jsonb_build_object('publisherId', "publisherId", 'role', role)
  FROM publisher_grant WHERE principal = 'token:' || api_token.id
) AS grants, "revokedAt" FROM api_token WHERE id = $1;
