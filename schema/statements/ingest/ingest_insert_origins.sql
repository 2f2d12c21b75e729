-- ingest_insert_origins

INSERT INTO origin ("hubId", kind, "externalId", revision, url, raw, digest, "isStub", facts)
SELECT row."hubId", row.kind, row."externalId", row.revision, row.url, nullif(row.raw, 'null'), row.digest, row."isStub", nullif(row.facts, 'null')
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::boolean[], $9::jsonb[])
  AS row ("hubId", kind, "externalId", revision, url, raw, digest, "isStub", facts)
ON CONFLICT ("hubId", kind, "externalId", revision) DO NOTHING;
