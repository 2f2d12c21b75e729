-- embedding_count_missing

SELECT ((SELECT count(*) FROM domain WHERE NOT EXISTS (
SELECT FROM embedding WHERE "domainId" = domain.id AND "encoderVersion" = $1))
+ (SELECT count(*) FROM dataset WHERE status <> 'STUB' AND NOT EXISTS (
SELECT FROM embedding WHERE "datasetId" = dataset.id AND "encoderVersion" = $1))
+ (SELECT count(*) FROM model WHERE status <> 'STUB' AND NOT EXISTS (
SELECT FROM embedding WHERE "modelId" = model.id AND "encoderVersion" = $1)))::int AS subjects;
