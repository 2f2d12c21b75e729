-- trainings_count
-- The text depends on what is asked. Examples:

-- of each model
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM model_dataset item
  WHERE item."modelId" = parent.id
) counted;
