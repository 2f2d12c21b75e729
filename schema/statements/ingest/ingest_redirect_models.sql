-- ingest_redirect_models

INSERT INTO slug_redirect ("entityType", slug, "entityId")
SELECT 'Model', thing.slug, thing.id
FROM model thing WHERE thing.id = ANY ($1::int[])
ON CONFLICT ("entityType", lower(slug)) DO NOTHING;
