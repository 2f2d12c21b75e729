-- find_domain_by_slug

SELECT id AS id FROM domain WHERE lower(slug) = lower($1)
UNION ALL SELECT "entityId" FROM slug_redirect WHERE "entityType" = $2 AND lower(slug) = lower($1) LIMIT 1;
