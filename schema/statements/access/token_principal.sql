-- token_principal

SELECT 'token:' || id AS principal FROM api_token
    WHERE (api_token.number = $1::int OR api_token.id = $2::uuid OR lower(api_token.name) = lower($3)) AND "revokedAt" IS NULL
      AND ($4::int[] IS NULL OR (NOT api_token."isForEveryPublisher" AND NOT 'admin' = ANY (api_token.scopes)
AND EXISTS (SELECT FROM publisher_grant given WHERE given.principal = 'token:' || api_token.id)
AND NOT EXISTS (SELECT FROM publisher_grant given WHERE given.principal = 'token:' || api_token.id
  AND (given."publisherId" = ANY ($4::int[])) IS NOT TRUE)));
