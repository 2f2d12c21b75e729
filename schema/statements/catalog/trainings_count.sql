-- trainings_count
-- The text depends on what is asked. Examples:

-- of each model
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM (SELECT min(stage.id) AS id, mine."modelId", theirs."datasetId", stage.role
    FROM training stage JOIN model_origin mine ON mine."originId" = stage."modelOriginId" AND mine."isCurrent"
    JOIN dataset_origin theirs ON theirs."originId" = stage."datasetOriginId"
    GROUP BY mine."modelId", theirs."datasetId", stage.role) item
  WHERE item."modelId" = parent.id
) counted;
