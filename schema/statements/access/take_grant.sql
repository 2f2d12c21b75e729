-- take_grant

DELETE FROM publisher_grant WHERE principal = $1 AND coalesce("publisherId", 0) = coalesce($2::int, 0)
RETURNING id, principal, "publisherId", role, "grantedAt" AS since, "grantedBy",
  (SELECT name FROM api_token WHERE 'token:' || api_token.id = principal) AS "tokenName";
