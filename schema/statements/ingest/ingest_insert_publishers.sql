-- ingest_insert_publishers

INSERT INTO publisher (slug, name) SELECT slug, name FROM unnest($1::text[], $2::text[]) AS row (slug, name)
ON CONFLICT (lower(slug)) DO NOTHING;
