-- domain_slugs_taken

SELECT slug FROM domain WHERE slug = ANY($1::text[]) ORDER BY slug;
