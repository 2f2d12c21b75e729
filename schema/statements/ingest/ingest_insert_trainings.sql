-- ingest_insert_trainings

WITH written AS (INSERT INTO training ("modelOriginId", "datasetOriginId", role)
SELECT * FROM unnest($1::int[], $2::int[], $3::text[])
ON CONFLICT ("modelOriginId", "datasetOriginId", role) DO NOTHING RETURNING 1) SELECT count(*)::int AS written FROM written;
