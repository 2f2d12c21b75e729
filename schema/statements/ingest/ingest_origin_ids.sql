-- ingest_origin_ids

SELECT wanted.place::int AS place, origin.id, origin.revision
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS wanted ("hubId", kind, "externalId", place)
JOIN origin ON origin."hubId" = wanted."hubId" AND origin.kind = wanted.kind AND origin."externalId" = wanted."externalId"
ORDER BY origin.id;
