-- redirect_domain_slugs

INSERT INTO slug_redirect ("entityType", slug, "entityId")
SELECT 'Domain', slug, id FROM domain WHERE slug = $1 OR starts_with(slug, $1 || '/')
ON CONFLICT ("entityType", lower(slug)) DO UPDATE SET "entityId" = excluded."entityId";
