-- list_grants

SELECT principal, "publisherId", publisher.slug AS publisher, role, "grantedAt", "grantedBy"
FROM publisher_grant LEFT JOIN publisher ON publisher.id = "publisherId"
WHERE $1::int IS NULL OR "publisherId" = $1 ORDER BY principal, publisher.slug NULLS FIRST;
