-- trainings_of_model
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."role" AS "role",
  item."modelId" AS "modelId",
  item."datasetId" AS "datasetId",
  r1."id" AS "r1.id",
  r1."slug" AS "r1.slug",
  r1."name" AS "r1.name",
  r1."summary" AS "r1.summary",
  r1."status" AS "r1.status",
  r1."visibility" AS "r1.visibility",
  r1."publisherId" AS "r1.publisherId",
  r1."modalities" AS "r1.modalities",
  r1."languages" AS "r1.languages",
  r1."tags" AS "r1.tags",
  r1."licenseId" AS "r1.licenseId",
  r1."classes" AS "r1.classes",
  r1."trainingExamples" AS "r1.trainingExamples",
  r1."gated" AS "r1.gated",
  r1."disabled" AS "r1.disabled",
  r1."downloads" AS "r1.downloads",
  r1."likes" AS "r1.likes",
  r1."countedAt" AS "r1.countedAt",
  r1."createdAt" AS "r1.createdAt",
  r1."updatedAt" AS "r1.updatedAt",
  r1.tasks AS "r1.taskIds",
  r2."id" AS "r2.id",
  r1."licenseId" AS "r3.id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.id AS "sortKey" FROM model_dataset item
    WHERE item."modelId" = parent.id
    ORDER BY item.id ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
LEFT JOIN dataset r1 ON r1.id = item."datasetId"
LEFT JOIN publisher r2 ON r2.id = r1."publisherId"
ORDER BY item."sortKey" ASC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.id AS "sortKey" FROM model_dataset item
    WHERE item."modelId" = parent.id
    ORDER BY item.id ASC, item.id ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- where role
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.id AS "sortKey" FROM model_dataset item
    WHERE item."modelId" = parent.id
      AND (item.role = ANY($2::text[]))
    ORDER BY item.id ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;
