-- ingest_update_datasets

UPDATE dataset SET
  slug = coalesce(row."newSlug", dataset.slug),
  status = CASE WHEN dataset.status = 'STUB' THEN 'ACTIVE' ELSE dataset.status END,
  visibility = CASE WHEN row."isPrivate" AND dataset.visibility = 'PUBLIC' THEN 'PRIVATE'
    WHEN row."fillsStub" AND NOT row."isPrivate" THEN 'PUBLIC' ELSE dataset.visibility END,
  "publisherId" = CASE WHEN row."fillsStub" THEN row."publisherId"
    WHEN dataset.visibility <> 'PUBLIC' AND NOT row."isByPeople" THEN coalesce(dataset."publisherId", row."publisherId")
    ELSE coalesce(row."publisherId", dataset."publisherId") END,
  "name" = CASE WHEN row."isShared" THEN coalesce(row."name", dataset."name", row."name")
      ELSE row."name" END, "summary" = CASE WHEN row."isShared" THEN coalesce(row."summary", dataset."summary", row."summary")
      ELSE row."summary" END, "modalities" = CASE WHEN row."isShared" AND cardinality(row."modalities") = 0 THEN dataset."modalities" ELSE row."modalities" END, "tasks" = CASE WHEN row."isShared" AND cardinality(row."tasks") = 0 THEN dataset."tasks" ELSE row."tasks" END, "languages" = CASE WHEN row."isShared" AND cardinality(row."languages") = 0 THEN dataset."languages" ELSE row."languages" END, "tags" = CASE WHEN row."isShared" AND cardinality(row."tags") = 0 THEN dataset."tags" ELSE row."tags" END, "licenseId" = CASE WHEN row."isShared" THEN coalesce(CASE WHEN row."licenseId" IN ('other', 'unknown') THEN NULL ELSE row."licenseId" END, dataset."licenseId", row."licenseId")
      ELSE row."licenseId" END, "licenseRaw" = CASE WHEN row."isShared" THEN coalesce(row."licenseRaw", dataset."licenseRaw", row."licenseRaw")
      ELSE row."licenseRaw" END, "classes" = CASE WHEN row."isShared" THEN coalesce(row."classes", dataset."classes", row."classes")
      ELSE row."classes" END, "trainingExamples" = CASE WHEN row."isShared" THEN coalesce(row."trainingExamples", dataset."trainingExamples", row."trainingExamples")
      ELSE row."trainingExamples" END, "gated" = CASE WHEN row."isShared" THEN coalesce(row."gated", dataset."gated", row."gated")
      ELSE row."gated" END, "disabled" = CASE WHEN row."isShared" THEN coalesce(row."disabled", dataset."disabled", row."disabled")
      ELSE row."disabled" END, "downloads" = CASE WHEN row."isShared" THEN coalesce(row."downloads", dataset."downloads", row."downloads")
      ELSE row."downloads" END, "likes" = CASE WHEN row."isShared" THEN coalesce(row."likes", dataset."likes", row."likes")
      ELSE row."likes" END, "countedAt" = CASE WHEN row."isShared" THEN coalesce(row."countedAt", dataset."countedAt", row."countedAt")
      ELSE row."countedAt" END,
  "createdAt" = coalesce(row."createdAt", dataset."createdAt"),
  "updatedAt" = coalesce(row."updatedAt", now())
FROM jsonb_to_recordset($1::jsonb) AS row (id int, "newSlug" text, "fillsStub" boolean, "isPrivate" boolean, "isShared" boolean, "isByPeople" boolean,
  "publisherId" int, "name" text, "summary" text, "modalities" text[], "tasks" text[], "languages" text[], "tags" text[], "licenseId" text, "licenseRaw" text, "classes" int, "trainingExamples" bigint, "gated" boolean, "disabled" boolean, "downloads" bigint, "likes" bigint, "countedAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz)
WHERE dataset.id = row.id;
