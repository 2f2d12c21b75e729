-- find_model_by_slug

SELECT coalesce("mergedIntoId", id) AS id FROM model WHERE lower(slug) = lower($1)
UNION ALL SELECT "entityId" FROM slug_redirect WHERE "entityType" = $2 AND lower(slug) = lower($1) LIMIT 1;
