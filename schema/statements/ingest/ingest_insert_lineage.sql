-- ingest_insert_lineage

WITH written AS (INSERT INTO lineage ("childOriginId", "baseOriginId", relation, "relationRaw")
SELECT * FROM unnest($1::int[], $2::int[], $3::text[], $4::text[])
ON CONFLICT ("childOriginId", "baseOriginId", relation) DO NOTHING RETURNING 1) SELECT count(*)::int AS written FROM written;
