-- ingest_taken_slugs

SELECT 'MODEL ' || lower(slug) AS taken, id AS "ownerId" FROM model WHERE lower(slug) = ANY ($1::text[])
UNION ALL SELECT 'DATASET ' || lower(slug), id FROM dataset WHERE lower(slug) = ANY ($2::text[])
UNION ALL SELECT upper("entityType") || ' ' || lower(slug), "entityId" FROM slug_redirect
  WHERE ("entityType" = 'Model' AND lower(slug) = ANY ($1::text[]))
     OR ("entityType" = 'Dataset' AND lower(slug) = ANY ($2::text[]));
