-- lineage_of_base
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."relation" AS "relation",
  item."relationRaw" AS "relationRaw",
  item."childId" AS "childId",
  item."baseId" AS "baseId",
  r1."id" AS "r1.id",
  r1."slug" AS "r1.slug",
  r1."name" AS "r1.name",
  r1."summary" AS "r1.summary",
  r1."status" AS "r1.status",
  r1."visibility" AS "r1.visibility",
  r1."publisherId" AS "r1.publisherId",
  r1."inputModalities" AS "r1.inputModalities",
  r1."outputModalities" AS "r1.outputModalities",
  r1."languages" AS "r1.languages",
  r1."tags" AS "r1.tags",
  r1."architectureFamily" AS "r1.architectureFamily",
  r1."architectureName" AS "r1.architectureName",
  r1."parameterCount" AS "r1.parameterCount",
  r1."weightsLicenseId" AS "r1.weightsLicenseId",
  r1."codeLicenseId" AS "r1.codeLicenseId",
  r1."dataLicenseId" AS "r1.dataLicenseId",
  r1."weightsLicenseRaw" AS "r1.weightsLicenseRaw",
  r1."gated" AS "r1.gated",
  r1."disabled" AS "r1.disabled",
  r1."downloads" AS "r1.downloads",
  r1."likes" AS "r1.likes",
  r1."countedAt" AS "r1.countedAt",
  r1."kind" AS "r1.kind",
  r1."inputSignature" AS "r1.inputSignature",
  r1."outputSignature" AS "r1.outputSignature",
  r1."deprecationReason" AS "r1.deprecationReason",
  r1."replacementId" AS "r1.replacementId",
  r1."createdAt" AS "r1.createdAt",
  r1."updatedAt" AS "r1.updatedAt",
  r1.tasks AS "r1.taskIds",
  r1.libraries AS "r1.libraryIds",
  (
    WITH RECURSIVE step("childId", "baseId", depth) AS (
      SELECT adapted."childId", adapted."baseId", 1
      FROM model_lineage adapted WHERE adapted."childId" = r1.id AND adapted.relation = 'ADAPTER'
      UNION
      SELECT adapted."childId", adapted."baseId", step.depth + 1
      FROM step JOIN model_lineage adapted ON adapted."childId" = step."baseId" AND adapted.relation = 'ADAPTER'
      WHERE step.depth < 5
    )
    SELECT coalesce(json_agg(json_build_object(
      'childId', known."childId", 'baseId', known."baseId", 'parameterCount', "adaptedBase"."parameterCount")), '[]')
    FROM (SELECT DISTINCT "childId", "baseId" FROM step) known
    JOIN model "adaptedBase" ON "adaptedBase".id = known."baseId") AS "r1.adapterSteps",
  r2."id" AS "r2.id",
  r3."id" AS "r3.id",
  r3."slug" AS "r3.slug",
  r3."name" AS "r3.name",
  r3."summary" AS "r3.summary",
  r3."status" AS "r3.status",
  r3."visibility" AS "r3.visibility",
  r3."publisherId" AS "r3.publisherId",
  r3."inputModalities" AS "r3.inputModalities",
  r3."outputModalities" AS "r3.outputModalities",
  r3."languages" AS "r3.languages",
  r3."tags" AS "r3.tags",
  r3."architectureFamily" AS "r3.architectureFamily",
  r3."architectureName" AS "r3.architectureName",
  r3."parameterCount" AS "r3.parameterCount",
  r3."weightsLicenseId" AS "r3.weightsLicenseId",
  r3."codeLicenseId" AS "r3.codeLicenseId",
  r3."dataLicenseId" AS "r3.dataLicenseId",
  r3."weightsLicenseRaw" AS "r3.weightsLicenseRaw",
  r3."gated" AS "r3.gated",
  r3."disabled" AS "r3.disabled",
  r3."downloads" AS "r3.downloads",
  r3."likes" AS "r3.likes",
  r3."countedAt" AS "r3.countedAt",
  r3."kind" AS "r3.kind",
  r3."inputSignature" AS "r3.inputSignature",
  r3."outputSignature" AS "r3.outputSignature",
  r3."deprecationReason" AS "r3.deprecationReason",
  r3."replacementId" AS "r3.replacementId",
  r3."createdAt" AS "r3.createdAt",
  r3."updatedAt" AS "r3.updatedAt",
  r3.tasks AS "r3.taskIds",
  r3.libraries AS "r3.libraryIds",
  (
    WITH RECURSIVE step("childId", "baseId", depth) AS (
      SELECT adapted."childId", adapted."baseId", 1
      FROM model_lineage adapted WHERE adapted."childId" = r3.id AND adapted.relation = 'ADAPTER'
      UNION
      SELECT adapted."childId", adapted."baseId", step.depth + 1
      FROM step JOIN model_lineage adapted ON adapted."childId" = step."baseId" AND adapted.relation = 'ADAPTER'
      WHERE step.depth < 5
    )
    SELECT coalesce(json_agg(json_build_object(
      'childId', known."childId", 'baseId', known."baseId", 'parameterCount', "adaptedBase"."parameterCount")), '[]')
    FROM (SELECT DISTINCT "childId", "baseId" FROM step) known
    JOIN model "adaptedBase" ON "adaptedBase".id = known."baseId") AS "r3.adapterSteps",
  r4."id" AS "r4.id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.id AS "sortKey" FROM model_lineage item
    WHERE item."baseId" = parent.id
    ORDER BY item.id ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
LEFT JOIN model r1 ON r1.id = item."childId"
LEFT JOIN publisher r2 ON r2.id = r1."publisherId"
LEFT JOIN model r3 ON r3.id = item."baseId"
LEFT JOIN publisher r4 ON r4.id = r3."publisherId"
ORDER BY item."sortKey" ASC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.id AS "sortKey" FROM model_lineage item
    WHERE item."baseId" = parent.id
    ORDER BY item.id ASC, item.id ASC
    LIMIT (SELECT 20)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- where relation
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT parent.id AS "ofParent", item.*
  FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
    SELECT item.*, item.id AS "sortKey" FROM model_lineage item
    WHERE item."baseId" = parent.id
      AND (item.relation = ANY($2::text[]))
    ORDER BY item.id ASC, item.id ASC
    LIMIT (SELECT 21)
  ) item
  OFFSET 0
) item
ORDER BY item."sortKey" ASC, item.id ASC;
