-- identity_dataset_records

SELECT origin."hubId" AS hub, origin."externalId", min(own."homeId") AS "homeId", bool_and(origin."isStub") AS "isStub"
FROM dataset_origin own JOIN origin ON origin.id = own."originId" WHERE own."datasetId" = $1
GROUP BY origin."hubId", origin."externalId" ORDER BY 1, 2;
