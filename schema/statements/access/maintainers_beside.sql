-- maintainers_beside

SELECT held."publisherId", publisher.slug AS publisher, held.principal FROM publisher_grant own
JOIN publisher_grant held ON held."publisherId" = own."publisherId" AND held.role = 'MAINTAINER'
JOIN publisher ON publisher.id = own."publisherId"
LEFT JOIN api_token ON held.principal = 'token:' || api_token.id
WHERE own.principal = $1 AND own.role = 'MAINTAINER' AND (held.principal = $1
  OR api_token."revokedAt" IS NULL AND coalesce(api_token."expiresAt" > now(), true)
    AND (api_token.id IS NOT NULL OR held.principal NOT LIKE 'token:%'))
ORDER BY publisher.slug, held.principal;
