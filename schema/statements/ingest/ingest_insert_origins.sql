-- ingest_insert_origins

INSERT INTO origin ("hubId", kind, "externalId", revision, url, raw, digest, "isStub", facts, source, parts)
SELECT row."hubId", row.kind, row."externalId", row.revision, row.url, nullif(row.raw, 'null'), row.digest, row."isStub", nullif(row.facts, 'null'), row.source, string_to_array(row.parts, ' ')
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::boolean[], $9::jsonb[], $10::text[], $11::text[])
  AS row ("hubId", kind, "externalId", revision, url, raw, digest, "isStub", facts, source, parts)
ON CONFLICT ("hubId", kind, "externalId", revision) DO NOTHING;
