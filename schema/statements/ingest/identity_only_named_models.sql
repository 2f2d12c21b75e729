-- identity_only_named_models

SELECT own."modelId" AS id, (array_agg(origin."hubId" ORDER BY origin.id))[1] AS hub,
  (array_agg(origin."externalId" ORDER BY origin.id))[1] AS "externalId",
  (SELECT visibility <> 'PUBLIC' FROM model WHERE id = own."modelId") AS "isHidden"
FROM model_origin own JOIN origin ON origin.id = own."originId"
WHERE own."modelId" = ANY ($1::int[]) GROUP BY 1 HAVING bool_and(origin."isStub");
