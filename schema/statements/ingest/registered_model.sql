-- registered_model

SELECT model.slug, model.name, publisher.slug AS publisher, summary, "inputModalities", "outputModalities", tasks,
  libraries, languages, tags, "architectureFamily", "architectureName", "parameterCount",
  "inputSignature", "outputSignature",
  coalesce("weightsLicenseRaw", "weightsLicenseId") AS weights, "codeLicenseId" AS code, "dataLicenseId" AS data,
  downloads, likes, to_char("countedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "countedAt"
FROM model LEFT JOIN publisher ON publisher.id = "publisherId" WHERE model.id = $1;
