-- token_with_role

SELECT principal FROM publisher_grant JOIN api_token ON principal = 'token:' || api_token.id
WHERE coalesce("publisherId", 0) = coalesce($4::int, 0) AND (api_token.number = $1::int OR api_token.id = $2::uuid OR lower(api_token.name) = lower($3))
ORDER BY "revokedAt" IS NOT NULL LIMIT 1;
