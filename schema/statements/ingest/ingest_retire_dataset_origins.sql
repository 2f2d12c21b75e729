-- ingest_retire_dataset_origins

UPDATE dataset_origin mapping SET "isCurrent" = false
FROM unnest($1::text[], $2::text[], $3::text[]) AS replaced ("hubId", "externalId", revision)
JOIN origin old ON old."hubId" = replaced."hubId" AND old.kind = 'DATASET'
  AND old."externalId" = replaced."externalId" AND old.revision = replaced.revision
WHERE mapping."originId" = old.id AND mapping."isCurrent";
