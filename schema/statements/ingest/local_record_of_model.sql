-- local_record_of_model

SELECT origin."externalId", origin.url FROM model_origin own JOIN origin ON origin.id = own."originId"
WHERE own."modelId" = $1 AND origin."hubId" = 'local' AND NOT origin."isStub"
ORDER BY own."isCurrent" DESC, origin.id DESC LIMIT 1;
