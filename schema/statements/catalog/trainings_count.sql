-- trainings_count
-- The text depends on what is asked. Examples:

-- of each model
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT min(training.id) AS id, mine."modelId", theirs."datasetId", training.role
    FROM training JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
    JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
    WHERE NOT (training.role = 'FINE_TUNING' AND EXISTS (
      SELECT FROM origin own
      JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
        AND other.source <> own.source
      JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
      JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
      JOIN training better ON better."modelOriginId" = other.id AND better."datasetOriginId" = training."datasetOriginId"
        AND better.role = 'PRETRAINING'
      WHERE own.id = training."modelOriginId"))
    GROUP BY mine."modelId", theirs."datasetId", training.role) item
  WHERE item."modelId" = parent.id
) counted;
