-- ingest_count_models

UPDATE model SET downloads = row.downloads, likes = row.likes, "countedAt" = row."countedAt"
FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::timestamptz[]) AS row (id, downloads, likes, "countedAt") WHERE model.id = row.id;
