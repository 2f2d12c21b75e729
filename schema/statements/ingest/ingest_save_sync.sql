-- ingest_save_sync

WITH hidden AS (
  SELECT origin."externalId" FROM model_origin mapping JOIN origin ON origin.id = mapping."originId"
    WHERE mapping.visibility <> 'PUBLIC' AND origin."hubId" = $1
  UNION
  SELECT origin."externalId" FROM dataset_origin mapping JOIN origin ON origin.id = mapping."originId"
    WHERE mapping.visibility <> 'PUBLIC' AND origin."hubId" = $1
)
UPDATE hub SET "lastSyncedAt" = now(), "problemCount" = $2, problems = (
  SELECT coalesce(jsonb_agg(problem ORDER BY place), '[]')
  FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS told(problem, place)
  WHERE problem->>'record' NOT IN (SELECT "externalId" FROM hidden)
) WHERE id = $1;
