-- give_grants

INSERT INTO publisher_grant (principal, "publisherId", role, "grantedBy")
SELECT *, $4 FROM unnest($1::text[], $2::int[], $3::text[])
ON CONFLICT (principal, coalesce("publisherId", 0)) DO UPDATE
  SET role = excluded.role, "grantedBy" = excluded."grantedBy", "grantedAt" = now()
RETURNING id, principal, "publisherId", role, "grantedAt" AS since, "grantedBy",
  (SELECT name FROM api_token WHERE 'token:' || api_token.id = principal) AS "tokenName";
