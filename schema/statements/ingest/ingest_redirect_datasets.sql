-- ingest_redirect_datasets

INSERT INTO slug_redirect ("entityType", slug, "entityId")
SELECT 'Dataset', thing.slug, thing.id
FROM dataset thing WHERE thing.id = ANY ($1::int[])
ON CONFLICT ("entityType", lower(slug)) DO NOTHING;
