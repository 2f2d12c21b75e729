-- ingest_insert_models

INSERT INTO model (slug, status, visibility, "publisherId", "name", "summary", "inputModalities", "outputModalities", "tasks", "libraries", "languages", "tags", "architectureFamily", "architectureName", "parameterCount", "inputSignature", "outputSignature", "weightsLicenseId", "codeLicenseId", "dataLicenseId", "weightsLicenseRaw", "gated", "disabled", "downloads", "likes", "countedAt", "kind", "createdAt", "updatedAt")
SELECT row.slug, row.status, row.visibility, row."publisherId", row."name", row."summary", coalesce(row."inputModalities", '{}'), coalesce(row."outputModalities", '{}'), coalesce(row."tasks", '{}'), coalesce(row."libraries", '{}'), coalesce(row."languages", '{}'), coalesce(row."tags", '{}'), row."architectureFamily", row."architectureName", row."parameterCount", row."inputSignature", row."outputSignature", row."weightsLicenseId", row."codeLicenseId", row."dataLicenseId", row."weightsLicenseRaw", row."gated", row."disabled", row."downloads", row."likes", row."countedAt", row."kind",
  coalesce(row."createdAt", now()), coalesce(row."updatedAt", now())
FROM jsonb_to_recordset($1::jsonb) AS row (slug text, status text, visibility text, "publisherId" int,
  "name" text, "summary" text, "inputModalities" text[], "outputModalities" text[], "tasks" text[], "libraries" text[], "languages" text[], "tags" text[], "architectureFamily" text, "architectureName" text, "parameterCount" bigint, "inputSignature" jsonb, "outputSignature" jsonb, "weightsLicenseId" text, "codeLicenseId" text, "dataLicenseId" text, "weightsLicenseRaw" text, "gated" boolean, "disabled" boolean, "downloads" bigint, "likes" bigint, "countedAt" timestamptz, "kind" text, "createdAt" timestamptz, "updatedAt" timestamptz)
ORDER BY row.slug
RETURNING id, slug;
