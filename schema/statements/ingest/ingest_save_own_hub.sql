-- ingest_save_own_hub

INSERT INTO hub (id, name, url) VALUES ($1, $2, $3)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url
WHERE (hub.name, hub.url) IS DISTINCT FROM (excluded.name, excluded.url);
