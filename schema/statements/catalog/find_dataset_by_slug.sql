-- find_dataset_by_slug

SELECT coalesce("mergedIntoId", id) AS id, false AS "isFormer" FROM dataset WHERE lower(slug) = lower($1)
UNION ALL SELECT "entityId", true FROM slug_redirect WHERE "entityType" = $2 AND lower(slug) = lower($1)
ORDER BY "isFormer" LIMIT 1;
