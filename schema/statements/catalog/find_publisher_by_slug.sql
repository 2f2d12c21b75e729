-- find_publisher_by_slug

SELECT id AS id, false AS "isFormer" FROM publisher WHERE lower(slug) = lower($1)
UNION ALL SELECT "entityId", true FROM slug_redirect WHERE "entityType" = $2 AND lower(slug) = lower($1)
ORDER BY "isFormer" LIMIT 1;
