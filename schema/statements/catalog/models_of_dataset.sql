-- models_of_dataset
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
  item."inputModalities" AS "inputModalities",
  item."outputModalities" AS "outputModalities",
  item."languages" AS "languages",
  item."tags" AS "tags",
  item."architectureFamily" AS "architectureFamily",
  item."architectureName" AS "architectureName",
  item."parameterCount" AS "parameterCount",
  item."weightsLicenseId" AS "weightsLicenseId",
  item."codeLicenseId" AS "codeLicenseId",
  item."dataLicenseId" AS "dataLicenseId",
  item."weightsLicenseRaw" AS "weightsLicenseRaw",
  item."gated" AS "gated",
  item."disabled" AS "disabled",
  item."downloads" AS "downloads",
  item."likes" AS "likes",
  item."countedAt" AS "countedAt",
  item."kind" AS "kind",
  item."inputSignature" AS "inputSignature",
  item."outputSignature" AS "outputSignature",
  item."deprecationReason" AS "deprecationReason",
  item."replacementId" AS "replacementId",
  item."createdAt" AS "createdAt",
  item."updatedAt" AS "updatedAt",
  item.tasks AS "taskIds",
  item.libraries AS "libraryIds",
  (
    WITH RECURSIVE step("childId", "baseId", depth) AS (
      SELECT adapted."childId", adapted."baseId", 1
      FROM model_lineage adapted WHERE adapted."childId" = item.id AND adapted.relation = 'ADAPTER'
      UNION
      SELECT adapted."childId", adapted."baseId", step.depth + 1
      FROM step JOIN model_lineage adapted ON adapted."childId" = step."baseId" AND adapted.relation = 'ADAPTER'
      WHERE step.depth < 5
    )
    SELECT coalesce(json_agg(json_build_object(
      'childId', known."childId", 'baseId', known."baseId", 'parameterCount', "adaptedBase"."parameterCount")), '[]')
    FROM (SELECT DISTINCT "childId", "baseId" FROM step) known
    JOIN model "adaptedBase" ON "adaptedBase".id = known."baseId") AS "adapterSteps",
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
  r3."id" AS "r3.id",
  r3."spdxId" AS "r3.spdxId",
  r3."name" AS "r3.name",
  r3."url" AS "r3.url",
  r3."commercialUse" AS "r3.commercialUse",
  r3."derivatives" AS "r3.derivatives",
  r3."redistribution" AS "r3.redistribution",
  r3."copyleft" AS "r3.copyleft",
  r3."attribution" AS "r3.attribution",
  r4."id" AS "r4.id",
  r4."spdxId" AS "r4.spdxId",
  r4."name" AS "r4.name",
  r4."url" AS "r4.url",
  r4."commercialUse" AS "r4.commercialUse",
  r4."derivatives" AS "r4.derivatives",
  r4."redistribution" AS "r4.redistribution",
  r4."copyleft" AS "r4.copyleft",
  r4."attribution" AS "r4.attribution",
  r5s."id" AS "r5.id",
  r5s."slug" AS "r5.slug",
  r5s."name" AS "r5.name",
  r5s."description" AS "r5.description",
  item."sortKey" AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, entry."downloads" AS "sortKey" FROM model_dataset entry JOIN model item ON item.id = entry."modelId"
    WHERE entry."datasetId" = parent.id AND entry."isFirst"
      AND item."mergedIntoId" IS NULL
    ORDER BY entry."downloads" DESC, entry."modelId" ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
LEFT JOIN publisher r1 ON r1.id = item."publisherId"
LEFT JOIN license r2 ON r2.id = item."weightsLicenseId"
LEFT JOIN license r3 ON r3.id = item."codeLicenseId"
LEFT JOIN license r4 ON r4.id = item."dataLicenseId"
LEFT JOIN LATERAL (SELECT array_agg(r5."id") AS "id", array_agg(r5."slug") AS "slug", array_agg(r5."name") AS "name", array_agg(r5."description") AS "description" FROM (SELECT r5."id" AS "id", r5."slug" AS "slug", r5."name" AS "name", r5."description" AS "description" FROM model_domain link JOIN domain r5 ON r5.id = link."domainId" WHERE link."modelId" = item.id ORDER BY r5.slug) r5) r5s ON true
ORDER BY item."sortKey" DESC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, entry."downloads" AS "sortKey" FROM model_dataset entry JOIN model item ON item.id = entry."modelId"
    WHERE entry."datasetId" = parent.id AND entry."isFirst"
      AND item."mergedIntoId" IS NULL
    ORDER BY entry."downloads" DESC, entry."modelId" ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;
