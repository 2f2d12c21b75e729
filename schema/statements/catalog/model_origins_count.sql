-- model_origins_count
-- The text depends on what is asked. Examples:

-- of each model
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT origin.*, mapped."modelId", mapped."modelId" AS "thingId", mapped."isCurrent" FROM origin
        JOIN model_origin mapped ON mapped."originId" = origin.id) item
  WHERE item."modelId" = parent.id
) counted;
