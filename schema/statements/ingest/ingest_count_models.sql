-- ingest_count_models

UPDATE model SET downloads = row.downloads, likes = row.likes
FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS row (id, downloads, likes) WHERE model.id = row.id;
