-- ingest_insert_artifacts

WITH written AS (INSERT INTO artifact ("versionId", uri, format, "sizeBytes", "sha256")
SELECT version.id, row.uri, row.format, row."sizeBytes", row."sha256"
FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[])
  AS row ("originId", name, uri, format, "sizeBytes", "sha256")
JOIN model_version version ON version."originId" = row."originId" AND version.name = row.name
ON CONFLICT ("versionId", uri) DO NOTHING RETURNING 1) SELECT count(*)::int AS written FROM written;
