-- ingest_link_model_domains

INSERT INTO model_domain ("modelId", "domainId", confidence)
SELECT * FROM unnest($1::int[], $2::int[], $3::real[])
ON CONFLICT ("modelId", "domainId") DO UPDATE SET confidence = excluded.confidence
WHERE model_domain.confidence <> excluded.confidence;
