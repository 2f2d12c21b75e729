-- ingest_insert_publishers

INSERT INTO publisher (slug, name, visibility) SELECT slug, name, visibility
FROM unnest($1::text[], $2::text[], $3::text[]) AS row (slug, name, visibility)
ON CONFLICT (lower(slug)) DO NOTHING;
