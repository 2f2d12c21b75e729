-- ingest_insert_versions

WITH written AS (INSERT INTO model_version ("originId", name) SELECT * FROM unnest($1::int[], $2::text[])
ON CONFLICT ("originId", name) DO NOTHING RETURNING 1) SELECT count(*)::int AS written FROM written;
