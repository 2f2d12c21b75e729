-- domain_slug

SELECT slug FROM domain WHERE id = $1;
