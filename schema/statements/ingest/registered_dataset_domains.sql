-- registered_dataset_domains

SELECT "domainId", confidence FROM dataset_domain WHERE "datasetId" = $1 ORDER BY "domainId";
