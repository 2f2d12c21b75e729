-- transfer_edges_of_base
-- The text depends on what is asked. Examples:

-- every field
SELECT item."ofParent" AS "parentId",
  item."id" AS "id",
  item."taskId" AS "taskId",
  item."protocol" AS "protocol",
  item."kind" AS "kind",
  item."expectedGain" AS "expectedGain",
  item."compatibility" AS "compatibility",
  item."margin" AS "margin",
  item."evidenceCount" AS "evidenceCount",
  item."reason" AS "reason",
  item."catalogRevision" AS "catalogRevision",
  item."recommenderVersion" AS "recommenderVersion",
  item."updatedAt" AS "updatedAt",
  (SELECT jsonb_build_object('kind', base.kind, 'architectureFamily', base."architectureFamily", 'taskIds', base.tasks,
      'inputModalities', base."inputModalities", 'outputModalities', base."outputModalities")
    FROM model base WHERE base.id = (SELECT coalesce(named."mergedIntoId", named.id) FROM model named WHERE named.id = item."baseId")) AS "adaptable",
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
  r3."description" AS "r3.description",
  r3."aliases" AS "r3.aliases",
  r3."parentId" AS "r3.parentId",
  r3."mapX" AS "r3.mapX",
  r3."mapY" AS "r3.mapY",
  r3."createdAt" AS "r3.createdAt",
  r3."updatedAt" AS "r3.updatedAt",
  r4."id" AS "r4.id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.* FROM (
    SELECT parent.id AS "ofParent", item.*, row_number() OVER (PARTITION BY parent.id ORDER BY item."sortKey" DESC, item.id ASC) AS "placeOfParent"
    FROM (
      SELECT asked.id, asked.id FROM unnest($1::int[]) AS asked(id)
      UNION ALL
      SELECT gone."mergedIntoId", gone.id FROM model gone WHERE gone."mergedIntoId" = ANY ($1::int[])
    ) AS parent(id, "ownerId") CROSS JOIN LATERAL (
      SELECT item.*, coalesce(item."expectedGain", '-Infinity') AS "sortKey" FROM transfer_edge item
      WHERE item."baseId" = parent."ownerId"
        AND (parent."ownerId" = parent.id OR item.kind = 'DECLARED')
      ORDER BY coalesce(item."expectedGain", '-Infinity') DESC, item.id ASC
      LIMIT (SELECT 21)
    ) item
  ) item
  WHERE item."placeOfParent" <= 21
  OFFSET 0
) item
LEFT JOIN model r1 ON r1.id = (SELECT coalesce(named."mergedIntoId", named.id) FROM model named WHERE named.id = item."baseId")
LEFT JOIN publisher r2 ON r2.id = r1."publisherId"
LEFT JOIN domain r3 ON r3.id = item."domainId"
LEFT JOIN domain r4 ON r4.id = r3."parentId"
ORDER BY item."sortKey" DESC, item.id ASC;

-- without places
SELECT item."ofParent" AS "parentId",
  item."id" AS "id"
FROM (
  SELECT item.* FROM (
    SELECT parent.id AS "ofParent", item.*, row_number() OVER (PARTITION BY parent.id ORDER BY item."sortKey" DESC, item.id ASC) AS "placeOfParent"
    FROM (
      SELECT asked.id, asked.id FROM unnest($1::int[]) AS asked(id)
      UNION ALL
      SELECT gone."mergedIntoId", gone.id FROM model gone WHERE gone."mergedIntoId" = ANY ($1::int[])
    ) AS parent(id, "ownerId") CROSS JOIN LATERAL (
      SELECT item.*, coalesce(item."expectedGain", '-Infinity') AS "sortKey" FROM transfer_edge item
      WHERE item."baseId" = parent."ownerId"
        AND (parent."ownerId" = parent.id OR item.kind = 'DECLARED')
      ORDER BY coalesce(item."expectedGain", '-Infinity') DESC, item.id ASC
      LIMIT (SELECT 20)
    ) item
  ) item
  WHERE item."placeOfParent" <= 20
  OFFSET 0
) item
ORDER BY item."sortKey" DESC, item.id ASC;
