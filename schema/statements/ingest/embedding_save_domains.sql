-- embedding_save_domains

INSERT INTO embedding ("domainId", "encoderVersion", vector, digest)
SELECT row.id, $1, row.vector::real[], row.digest FROM unnest($2::int[], $3::text[], $4::text[]) AS row (id, vector, digest)
ON CONFLICT ("domainId", "encoderVersion") DO UPDATE SET vector = excluded.vector, digest = excluded.digest;
