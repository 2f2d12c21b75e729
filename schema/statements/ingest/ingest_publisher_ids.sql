-- ingest_publisher_ids

SELECT id, lower(slug) AS slug FROM publisher WHERE lower(slug) = ANY ($1::text[]);
