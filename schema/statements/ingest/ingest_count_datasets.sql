-- ingest_count_datasets

UPDATE dataset SET downloads = row.downloads, likes = row.likes
FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS row (id, downloads, likes) WHERE dataset.id = row.id;
