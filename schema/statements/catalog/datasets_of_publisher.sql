-- datasets_of_publisher
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."slug" AS "slug",
  item."name" AS "name",
  item."summary" AS "summary",
  item."status" AS "status",
  item."visibility" AS "visibility",
  item."publisherId" AS "publisherId",
  item."modalities" AS "modalities",
  item."languages" AS "languages",
  item."tags" AS "tags",
  item."licenseId" AS "licenseId",
  item."classes" AS "classes",
  item."trainingExamples" AS "trainingExamples",
  item."gated" AS "gated",
  item."disabled" AS "disabled",
  item."downloads" AS "downloads",
  item."likes" AS "likes",
  item."countedAt" AS "countedAt",
  item."createdAt" AS "createdAt",
  item."updatedAt" AS "updatedAt",
  item.tasks AS "taskIds",
  r1."id" AS "r1.id",
  r1."slug" AS "r1.slug",
  r1."name" AS "r1.name",
  r1."url" AS "r1.url",
  r1."createdAt" AS "r1.createdAt",
  r1."updatedAt" AS "r1.updatedAt",
  r2."id" AS "r2.id",
  r2."spdxId" AS "r2.spdxId",
  r2."name" AS "r2.name",
  r2."url" AS "r2.url",
  r2."commercialUse" AS "r2.commercialUse",
  r2."derivatives" AS "r2.derivatives",
  r2."redistribution" AS "r2.redistribution",
  r2."copyleft" AS "r2.copyleft",
  r2."attribution" AS "r2.attribution",
  r3s."id" AS "r3.id",
  r3s."slug" AS "r3.slug",
  r3s."name" AS "r3.name",
  r3s."description" AS "r3.description",
  item."sortKey" AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, coalesce(item.downloads, -1) AS "sortKey" FROM dataset item
    WHERE item."publisherId" = parent.id
      AND item."mergedIntoId" IS NULL
    ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
LEFT JOIN publisher r1 ON r1.id = item."publisherId"
LEFT JOIN license r2 ON r2.id = item."licenseId"
LEFT JOIN LATERAL (SELECT array_agg(r3."id") AS "id", array_agg(r3."slug") AS "slug", array_agg(r3."name") AS "name", array_agg(r3."description") AS "description" FROM (SELECT r3."id" AS "id", r3."slug" AS "slug", r3."name" AS "name", r3."description" AS "description" FROM dataset_domain link JOIN domain r3 ON r3.id = link."domainId" WHERE link."datasetId" = item.id ORDER BY r3.slug) r3) r3s ON true
ORDER BY item."sortKey" DESC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, coalesce(item.downloads, -1) AS "sortKey" FROM dataset item
    WHERE item."publisherId" = parent.id
      AND item."mergedIntoId" IS NULL
    ORDER BY coalesce(item.downloads, -1) DESC, item.id ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;
