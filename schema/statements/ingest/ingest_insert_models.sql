-- ingest_insert_models

INSERT INTO model (slug, status, "publisherId", "name", "summary", "inputModalities", "outputModalities", "tasks", "libraries", "languages", "tags", "architectureFamily", "architectureName", "parameterCount", "inputSignature", "outputSignature", "weightsLicenseId", "codeLicenseId", "dataLicenseId", "weightsLicenseRaw", "downloads", "likes", "countedAt", "kind", "createdAt", "updatedAt")
SELECT row.slug, row.status, row."publisherId", row."name", row."summary", coalesce(row."inputModalities", '{}'), coalesce(row."outputModalities", '{}'), coalesce(row."tasks", '{}'), coalesce(row."libraries", '{}'), coalesce(row."languages", '{}'), coalesce(row."tags", '{}'), row."architectureFamily", row."architectureName", row."parameterCount", row."inputSignature", row."outputSignature", row."weightsLicenseId", row."codeLicenseId", row."dataLicenseId", row."weightsLicenseRaw", row."downloads", row."likes", row."countedAt", row."kind",
  coalesce(row."createdAt", now()), coalesce(row."updatedAt", now())
FROM jsonb_to_recordset($1::jsonb) AS row (slug text, status text, "publisherId" int,
  "name" text, "summary" text, "inputModalities" text[], "outputModalities" text[], "tasks" text[], "libraries" text[], "languages" text[], "tags" text[], "architectureFamily" text, "architectureName" text, "parameterCount" bigint, "inputSignature" jsonb, "outputSignature" jsonb, "weightsLicenseId" text, "codeLicenseId" text, "dataLicenseId" text, "weightsLicenseRaw" text, "downloads" bigint, "likes" bigint, "countedAt" timestamptz, "kind" text, "createdAt" timestamptz, "updatedAt" timestamptz)
ORDER BY row.slug
RETURNING id, slug;
