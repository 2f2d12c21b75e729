-- recommend.bases

SELECT model.id, model.slug, model.name, publisher.slug AS publisher, model."architectureFamily", model."architectureName",
  model."parameterCount", model."inputModalities", model."outputModalities", model.kind, model.tasks, model.libraries, model.languages,
  model."weightsLicenseId", model."dataLicenseId", model.downloads,
  model."inputSignature", model."outputSignature", origin."hubId", origin."externalId", origin.revision,
  coalesce(placed."domainIds", '{}') AS "domainIds"
FROM model LEFT JOIN publisher ON publisher.id = model."publisherId"
LEFT JOIN (
  SELECT DISTINCT ON (mapped."modelId") mapped."modelId", origin."hubId", origin."externalId", origin.revision
  FROM model_origin mapped JOIN origin ON origin.id = mapped."originId"
  WHERE mapped."isCurrent" AND mapped."modelId" > $1::int AND mapped."modelId" <= $2::int
  ORDER BY mapped."modelId", origin."isStub", (origin.revision ~ '^([0-9a-f]{40})([+][0-9a-f]{12})?$') DESC, origin.id
) origin ON origin."modelId" = model.id
LEFT JOIN (
  SELECT "modelId", array_agg("domainId" ORDER BY confidence DESC, "domainId") AS "domainIds"
  FROM model_domain WHERE "modelId" > $1::int AND "modelId" <= $2::int GROUP BY "modelId"
) placed ON placed."modelId" = model.id
WHERE model.status = 'ACTIVE' AND model."mergedIntoId" IS NULL AND model.id > $1::int AND model.id <= $2::int
ORDER BY model.id;
