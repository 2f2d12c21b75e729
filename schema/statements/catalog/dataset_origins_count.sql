-- dataset_origins_count
-- The text depends on what is asked. Examples:

-- of each dataset
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT origin.*, mapped."datasetId", mapped."datasetId" AS "thingId", mapped."isCurrent" FROM origin
        JOIN dataset_origin mapped ON mapped."originId" = origin.id) item
  WHERE item."datasetId" = parent.id
) counted;
