-- ingest_retire_dataset_origins

UPDATE dataset_origin mapping SET "isCurrent" = false
FROM origin fresh JOIN origin old ON old."hubId" = fresh."hubId" AND old.kind = fresh.kind
  AND old."externalId" = fresh."externalId" AND old.id <> fresh.id
WHERE fresh.id = ANY ($1::int[]) AND mapping."originId" = old.id AND mapping."isCurrent"
  AND (old."isStub" OR (old.revision ~ '^starter([+]|$)') = (fresh.revision ~ '^starter([+]|$)'));
