-- find_domain_by_id

SELECT id AS id FROM domain WHERE id = $1;
