-- move_domain_slugs

UPDATE domain SET slug = $2 || substr(slug, length($1) + 1), "updatedAt" = now()
WHERE slug = $1 OR starts_with(slug, $1 || '/');
