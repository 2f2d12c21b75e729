-- ingest_insert_datasets

INSERT INTO dataset (slug, status, visibility, "publisherId", "name", "summary", "modalities", "tasks", "languages", "tags", "licenseId", "licenseRaw", "classes", "trainingExamples", "gated", "disabled", "downloads", "likes", "countedAt", "createdAt", "updatedAt")
SELECT row.slug, row.status, row.visibility, row."publisherId", row."name", row."summary", coalesce(row."modalities", '{}'), coalesce(row."tasks", '{}'), coalesce(row."languages", '{}'), coalesce(row."tags", '{}'), row."licenseId", row."licenseRaw", row."classes", row."trainingExamples", row."gated", row."disabled", row."downloads", row."likes", row."countedAt",
  coalesce(row."createdAt", now()), coalesce(row."updatedAt", now())
FROM jsonb_to_recordset($1::jsonb) AS row (slug text, status text, visibility text, "publisherId" int,
  "name" text, "summary" text, "modalities" text[], "tasks" text[], "languages" text[], "tags" text[], "licenseId" text, "licenseRaw" text, "classes" int, "trainingExamples" bigint, "gated" boolean, "disabled" boolean, "downloads" bigint, "likes" bigint, "countedAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz)
ORDER BY row.slug
RETURNING id, slug;
