-- evaluation_by_id
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."subset" AS "subset",
  item."datasetRevision" AS "datasetRevision",
  item."taskId" AS "taskId",
  item."split" AS "split",
  item."value" AS "value",
  item."verified" AS "verified",
  item."sourceUrl" AS "sourceUrl",
  item."recordedAt" AS "recordedAt",
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
  r3."modalities" AS "r3.modalities",
  r3."languages" AS "r3.languages",
  r3."tags" AS "r3.tags",
  r3."licenseId" AS "r3.licenseId",
  r3."classes" AS "r3.classes",
  r3."trainingExamples" AS "r3.trainingExamples",
  r3."gated" AS "r3.gated",
  r3."disabled" AS "r3.disabled",
  r3."downloads" AS "r3.downloads",
  r3."likes" AS "r3.likes",
  r3."countedAt" AS "r3.countedAt",
  r3."createdAt" AS "r3.createdAt",
  r3."updatedAt" AS "r3.updatedAt",
  r3.tasks AS "r3.taskIds",
  r4."id" AS "r4.id",
  r3."licenseId" AS "r5.id",
  r6."id" AS "r6.id",
  r6."key" AS "r6.key",
  r6."title" AS "r6.title",
  r6."url" AS "r6.url",
  r6."doi" AS "r6.doi",
  r6."repository" AS "r6.repository",
  r6."license" AS "r6.license",
  r6."year" AS "r6.year",
  r6."citation" AS "r6.citation",
  r7."id" AS "r7.id",
  r7."name" AS "r7.name",
  r7."direction" AS "r7.direction",
  r7."minimum" AS "r7.minimum",
  r7."maximum" AS "r7.maximum",
  r7."unit" AS "r7.unit",
  r7."aliases" AS "r7.aliases"
FROM evaluation item
LEFT JOIN model r1 ON r1.id = (SELECT mapped."modelId" FROM model_origin mapped WHERE mapped."originId" = item."modelOriginId")
LEFT JOIN publisher r2 ON r2.id = r1."publisherId"
LEFT JOIN dataset r3 ON r3.id = (SELECT mapped."datasetId" FROM dataset_origin mapped WHERE mapped."originId" = item."datasetOriginId")
LEFT JOIN publisher r4 ON r4.id = r3."publisherId"
LEFT JOIN study r6 ON r6.id = item."studyId"
LEFT JOIN metric r7 ON r7.id = item."metricId"
WHERE item.id = ANY($1::int[]);
