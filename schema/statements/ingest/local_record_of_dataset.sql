-- local_record_of_dataset

SELECT origin."externalId", origin.url FROM dataset_origin own JOIN origin ON origin.id = own."originId"
WHERE own."datasetId" = $1 AND origin."hubId" = 'local' AND NOT origin."isStub"
ORDER BY own."isCurrent" DESC, origin.id DESC LIMIT 1;
