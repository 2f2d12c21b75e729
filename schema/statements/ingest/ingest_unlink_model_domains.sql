-- ingest_unlink_model_domains

DELETE FROM model_domain WHERE "modelId" = ANY ($1::int[])
AND ("modelId", "domainId") NOT IN (SELECT * FROM unnest($2::int[], $3::int[]));
