-- ingest_unlink_dataset_domains

DELETE FROM dataset_domain WHERE "datasetId" = ANY ($1::int[])
AND ("datasetId", "domainId") NOT IN (SELECT * FROM unnest($2::int[], $3::int[]));
