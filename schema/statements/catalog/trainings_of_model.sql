-- trainings_of_model
-- The text depends on what is asked. Examples:

-- every field
SELECT parent.id AS "parentId",
  item."id" AS "id",
  item."role" AS "role",
  item."modelId" AS "modelId",
  item."datasetId" AS "datasetId",
  r1."id" AS "r1.id",
  r1."slug" AS "r1.slug",
  r1."name" AS "r1.name",
  r1."summary" AS "r1.summary",
  r1."status" AS "r1.status",
  r1."publisherId" AS "r1.publisherId",
  r1."modalities" AS "r1.modalities",
  r1."languages" AS "r1.languages",
  r1."tags" AS "r1.tags",
  r1."licenseId" AS "r1.licenseId",
  r1."classes" AS "r1.classes",
  r1."trainingExamples" AS "r1.trainingExamples",
  r1."downloads" AS "r1.downloads",
  r1."likes" AS "r1.likes",
  r1."countedAt" AS "r1.countedAt",
  r1."createdAt" AS "r1.createdAt",
  r1."updatedAt" AS "r1.updatedAt",
  r1.tasks AS "r1.taskIds",
  r2."id" AS "r2.id",
  r3."id" AS "r3.id",
  item."sortKey" AS "sortKey"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT item.*, item.id AS "sortKey" FROM (SELECT min(training.id) AS id, mine."modelId", theirs."datasetId", training.role
    FROM training JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
    JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
    GROUP BY mine."modelId", theirs."datasetId", training.role) item
  WHERE item."modelId" = parent.id
  ORDER BY item.id ASC, item.id ASC
  LIMIT 21
) item
LEFT JOIN dataset r1 ON r1.id = item."datasetId"
LEFT JOIN publisher r2 ON r2.id = r1."publisherId"
LEFT JOIN license r3 ON r3.id = r1."licenseId"
ORDER BY item."sortKey" ASC, item.id ASC;

-- where role
SELECT parent.id AS "parentId",
  item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT item.*, item.id AS "sortKey" FROM (SELECT min(training.id) AS id, mine."modelId", theirs."datasetId", training.role
    FROM training JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
    JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
    GROUP BY mine."modelId", theirs."datasetId", training.role) item
  WHERE item."modelId" = parent.id
    AND (item.role = ANY($2::text[]))
  ORDER BY item.id ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;
