-- domain_slugs_under

SELECT slug FROM domain WHERE slug = $1 OR starts_with(slug, $1 || '/');
