-- ingest_hub_ids

SELECT id FROM hub;
