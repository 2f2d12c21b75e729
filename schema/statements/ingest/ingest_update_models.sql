-- ingest_update_models

UPDATE model SET
  slug = coalesce(row."newSlug", model.slug),
  status = CASE WHEN model.status = 'STUB' THEN 'ACTIVE' ELSE model.status END,
  visibility = CASE WHEN row."isPrivate" AND model.visibility = 'PUBLIC' THEN 'PRIVATE'
    WHEN row."fillsStub" AND NOT row."isPrivate" THEN 'PUBLIC' ELSE model.visibility END,
  "publisherId" = CASE WHEN row."fillsStub" THEN row."publisherId"
    WHEN model.visibility <> 'PUBLIC' AND NOT row."isByPeople" THEN coalesce(model."publisherId", row."publisherId")
    ELSE coalesce(row."publisherId", model."publisherId") END,
  "name" = CASE WHEN row."isShared" THEN coalesce(row."name", model."name", row."name")
      ELSE row."name" END, "summary" = CASE WHEN row."isShared" THEN coalesce(row."summary", model."summary", row."summary")
      ELSE row."summary" END, "inputModalities" = CASE WHEN row."isShared" AND cardinality(row."inputModalities") = 0 THEN model."inputModalities" ELSE row."inputModalities" END, "outputModalities" = CASE WHEN row."isShared" AND cardinality(row."outputModalities") = 0 THEN model."outputModalities" ELSE row."outputModalities" END, "tasks" = CASE WHEN row."isShared" AND cardinality(row."tasks") = 0 THEN model."tasks" ELSE row."tasks" END, "libraries" = CASE WHEN row."isShared" AND cardinality(row."libraries") = 0 THEN model."libraries" ELSE row."libraries" END, "languages" = CASE WHEN row."isShared" AND cardinality(row."languages") = 0 THEN model."languages" ELSE row."languages" END, "tags" = CASE WHEN row."isShared" AND cardinality(row."tags") = 0 THEN model."tags" ELSE row."tags" END, "architectureFamily" = CASE WHEN row."isShared" THEN coalesce(row."architectureFamily", model."architectureFamily", row."architectureFamily")
      ELSE row."architectureFamily" END, "architectureName" = CASE WHEN row."isShared" THEN coalesce(row."architectureName", model."architectureName", row."architectureName")
      ELSE row."architectureName" END, "parameterCount" = CASE WHEN row."isShared" THEN coalesce(row."parameterCount", model."parameterCount", row."parameterCount")
      ELSE row."parameterCount" END, "inputSignature" = CASE WHEN row."isShared" THEN coalesce(row."inputSignature", model."inputSignature", row."inputSignature")
      ELSE row."inputSignature" END, "outputSignature" = CASE WHEN row."isShared" THEN coalesce(row."outputSignature", model."outputSignature", row."outputSignature")
      ELSE row."outputSignature" END, "weightsLicenseId" = CASE WHEN row."isShared" THEN coalesce(CASE WHEN row."weightsLicenseId" IN ('other', 'unknown') THEN NULL ELSE row."weightsLicenseId" END, model."weightsLicenseId", row."weightsLicenseId")
      ELSE row."weightsLicenseId" END, "codeLicenseId" = CASE WHEN row."isShared" THEN coalesce(CASE WHEN row."codeLicenseId" IN ('other', 'unknown') THEN NULL ELSE row."codeLicenseId" END, model."codeLicenseId", row."codeLicenseId")
      ELSE row."codeLicenseId" END, "dataLicenseId" = CASE WHEN row."isShared" THEN coalesce(CASE WHEN row."dataLicenseId" IN ('other', 'unknown') THEN NULL ELSE row."dataLicenseId" END, model."dataLicenseId", row."dataLicenseId")
      ELSE row."dataLicenseId" END, "weightsLicenseRaw" = CASE WHEN row."isShared" THEN coalesce(row."weightsLicenseRaw", model."weightsLicenseRaw", row."weightsLicenseRaw")
      ELSE row."weightsLicenseRaw" END, "gated" = CASE WHEN row."isShared" THEN coalesce(row."gated", model."gated", row."gated")
      ELSE row."gated" END, "disabled" = CASE WHEN row."isShared" THEN coalesce(row."disabled", model."disabled", row."disabled")
      ELSE row."disabled" END, "downloads" = CASE WHEN row."isShared" THEN coalesce(row."downloads", model."downloads", row."downloads")
      ELSE row."downloads" END, "likes" = CASE WHEN row."isShared" THEN coalesce(row."likes", model."likes", row."likes")
      ELSE row."likes" END, "countedAt" = CASE WHEN row."isShared" THEN coalesce(row."countedAt", model."countedAt", row."countedAt")
      ELSE row."countedAt" END, "kind" = CASE WHEN row."isShared" THEN coalesce(row."kind", model."kind", row."kind")
      ELSE row."kind" END,
  "createdAt" = coalesce(row."createdAt", model."createdAt"),
  "updatedAt" = coalesce(row."updatedAt", now())
FROM jsonb_to_recordset($1::jsonb) AS row (id int, "newSlug" text, "fillsStub" boolean, "isPrivate" boolean, "isShared" boolean, "isByPeople" boolean,
  "publisherId" int, "name" text, "summary" text, "inputModalities" text[], "outputModalities" text[], "tasks" text[], "libraries" text[], "languages" text[], "tags" text[], "architectureFamily" text, "architectureName" text, "parameterCount" bigint, "inputSignature" jsonb, "outputSignature" jsonb, "weightsLicenseId" text, "codeLicenseId" text, "dataLicenseId" text, "weightsLicenseRaw" text, "gated" boolean, "disabled" boolean, "downloads" bigint, "likes" bigint, "countedAt" timestamptz, "kind" text, "createdAt" timestamptz, "updatedAt" timestamptz)
WHERE model.id = row.id;
