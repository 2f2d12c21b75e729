-- ingest_domains

SELECT id, slug, name, aliases FROM domain ORDER BY id;
