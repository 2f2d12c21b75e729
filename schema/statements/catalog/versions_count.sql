-- versions_count
-- The text depends on what is asked. Examples:

-- of each model
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT version.*, mine."modelId", mine."isCurrent" FROM model_version version
        JOIN model_origin mine ON mine."originId" = version."originId") item
  WHERE item."modelId" = parent.id
) counted;
