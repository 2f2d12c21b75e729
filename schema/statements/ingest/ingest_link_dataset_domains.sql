-- ingest_link_dataset_domains

INSERT INTO dataset_domain ("datasetId", "domainId", confidence)
SELECT * FROM unnest($1::int[], $2::int[], $3::real[])
ON CONFLICT ("datasetId", "domainId") DO UPDATE SET confidence = excluded.confidence
WHERE dataset_domain.confidence <> excluded.confidence;
