-- identity_only_named_datasets

SELECT own."datasetId" AS id, (array_agg(origin."hubId" ORDER BY origin.id))[1] AS hub,
  (array_agg(origin."externalId" ORDER BY origin.id))[1] AS "externalId",
  (SELECT visibility <> 'PUBLIC' FROM dataset WHERE id = own."datasetId") AS "isHidden"
FROM dataset_origin own JOIN origin ON origin.id = own."originId"
WHERE own."datasetId" = ANY ($1::int[]) GROUP BY 1 HAVING bool_and(origin."isStub");
