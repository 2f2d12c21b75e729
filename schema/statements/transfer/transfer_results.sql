-- transfer_results
-- The text depends on what is asked. Examples:

-- every field
SELECT item."id" AS "id",
  item."split" AS "split",
  item."protocol" AS "protocol",
  item."value" AS "value",
  item."trainingExamples" AS "trainingExamples",
  item."recipe" AS "recipe",
  item."seed" AS "seed",
  item."gpuHours" AS "gpuHours",
  item."scratchBaseline" AS "scratchBaseline",
  item."derivation" AS "derivation",
  item."supersedesId" AS "supersedesId",
  item."recordedAt" AS "recordedAt",
  (SELECT bool_or(exposure."sawTarget") FROM transfer_result_exposure exposure WHERE exposure."resultId" = item.id) AS "isLeaked",
  EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = item.id AND dispute.kind = 'RETRACTION') AS "isRetracted",
  (CASE WHEN item.visibility = 'PRIVATE' OR item."baseOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') OR item."adaptedOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') OR item."targetOriginId" IN (SELECT hidden."originId" FROM dataset_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'PRIVATE') THEN 'PRIVATE' WHEN item.visibility = 'INTERNAL' OR item."baseOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') OR item."adaptedOriginId" IN (SELECT hidden."originId" FROM model_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') OR item."targetOriginId" IN (SELECT hidden."originId" FROM dataset_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = 'INTERNAL') THEN 'INTERNAL' ELSE 'PUBLIC' END) AS "visibility",
  (SELECT later.id FROM transfer_result later WHERE later."supersedesId" = item.id) AS "supersededById",
  r1."id" AS "r1.id",
  r1."key" AS "r1.key",
  r1."title" AS "r1.title",
  r1."url" AS "r1.url",
  r1."doi" AS "r1.doi",
  r1."repository" AS "r1.repository",
  r1."license" AS "r1.license",
  r1."year" AS "r1.year",
  r1."citation" AS "r1.citation",
  r2."id" AS "r2.id",
  r2."name" AS "r2.name",
  r2."direction" AS "r2.direction",
  r2."minimum" AS "r2.minimum",
  r2."maximum" AS "r2.maximum",
  r2."unit" AS "r2.unit",
  r2."aliases" AS "r2.aliases",
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
  r5."id" AS "r5.id",
  r5."slug" AS "r5.slug",
  r5."name" AS "r5.name",
  r5."summary" AS "r5.summary",
  r5."status" AS "r5.status",
  r5."visibility" AS "r5.visibility",
  r5."publisherId" AS "r5.publisherId",
  r5."inputModalities" AS "r5.inputModalities",
  r5."outputModalities" AS "r5.outputModalities",
  r5."languages" AS "r5.languages",
  r5."tags" AS "r5.tags",
  r5."architectureFamily" AS "r5.architectureFamily",
  r5."architectureName" AS "r5.architectureName",
  r5."parameterCount" AS "r5.parameterCount",
  r5."weightsLicenseId" AS "r5.weightsLicenseId",
  r5."codeLicenseId" AS "r5.codeLicenseId",
  r5."dataLicenseId" AS "r5.dataLicenseId",
  r5."weightsLicenseRaw" AS "r5.weightsLicenseRaw",
  r5."gated" AS "r5.gated",
  r5."disabled" AS "r5.disabled",
  r5."downloads" AS "r5.downloads",
  r5."likes" AS "r5.likes",
  r5."countedAt" AS "r5.countedAt",
  r5."kind" AS "r5.kind",
  r5."inputSignature" AS "r5.inputSignature",
  r5."outputSignature" AS "r5.outputSignature",
  r5."deprecationReason" AS "r5.deprecationReason",
  r5."replacementId" AS "r5.replacementId",
  r5."createdAt" AS "r5.createdAt",
  r5."updatedAt" AS "r5.updatedAt",
  r5.tasks AS "r5.taskIds",
  r5.libraries AS "r5.libraryIds",
  (
    WITH RECURSIVE step("childId", "baseId", depth) AS (
      SELECT adapted."childId", adapted."baseId", 1
      FROM model_lineage adapted WHERE adapted."childId" = r5.id AND adapted.relation = 'ADAPTER'
      UNION
      SELECT adapted."childId", adapted."baseId", step.depth + 1
      FROM step JOIN model_lineage adapted ON adapted."childId" = step."baseId" AND adapted.relation = 'ADAPTER'
      WHERE step.depth < 5
    )
    SELECT coalesce(json_agg(json_build_object(
      'childId', known."childId", 'baseId', known."baseId", 'parameterCount', "adaptedBase"."parameterCount")), '[]')
    FROM (SELECT DISTINCT "childId", "baseId" FROM step) known
    JOIN model "adaptedBase" ON "adaptedBase".id = known."baseId") AS "r5.adapterSteps",
  r6."id" AS "r6.id",
  r7."id" AS "r7.id",
  r7."slug" AS "r7.slug",
  r7."name" AS "r7.name",
  r7."summary" AS "r7.summary",
  r7."status" AS "r7.status",
  r7."visibility" AS "r7.visibility",
  r7."publisherId" AS "r7.publisherId",
  r7."modalities" AS "r7.modalities",
  r7."languages" AS "r7.languages",
  r7."tags" AS "r7.tags",
  r7."licenseId" AS "r7.licenseId",
  r7."classes" AS "r7.classes",
  r7."trainingExamples" AS "r7.trainingExamples",
  r7."gated" AS "r7.gated",
  r7."disabled" AS "r7.disabled",
  r7."downloads" AS "r7.downloads",
  r7."likes" AS "r7.likes",
  r7."countedAt" AS "r7.countedAt",
  r7."createdAt" AS "r7.createdAt",
  r7."updatedAt" AS "r7.updatedAt",
  r7.tasks AS "r7.taskIds",
  r8."id" AS "r8.id",
  r7."licenseId" AS "r9.id",
  r10s."id" AS "r10.id",
  r10s."kind" AS "r10.kind",
  r10s."reason" AS "r10.reason",
  r10s."recordedAt" AS "r10.recordedAt",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.id AS "sortKey" FROM transfer_result item
  ORDER BY item.id DESC, item.id DESC
  LIMIT 21
) item
LEFT JOIN study r1 ON r1.id = item."studyId"
LEFT JOIN metric r2 ON r2.id = item."metricId"
LEFT JOIN model r3 ON r3.id = (SELECT mapped."modelId" FROM model_origin mapped WHERE mapped."originId" = item."baseOriginId")
LEFT JOIN publisher r4 ON r4.id = r3."publisherId"
LEFT JOIN model r5 ON r5.id = (SELECT mapped."modelId" FROM model_origin mapped WHERE mapped."originId" = item."adaptedOriginId")
LEFT JOIN publisher r6 ON r6.id = r5."publisherId"
LEFT JOIN dataset r7 ON r7.id = (SELECT mapped."datasetId" FROM dataset_origin mapped WHERE mapped."originId" = item."targetOriginId")
LEFT JOIN publisher r8 ON r8.id = r7."publisherId"
LEFT JOIN LATERAL (SELECT array_agg(r10."id") AS "id", array_agg(r10."kind") AS "kind", array_agg(r10."reason") AS "reason", array_agg(r10."recordedAt") AS "recordedAt" FROM (SELECT r10."id" AS "id", r10."kind" AS "kind", r10."reason" AS "reason", r10."recordedAt" AS "recordedAt" FROM transfer_result_dispute r10 WHERE r10."resultId" = item.id ORDER BY r10.id) r10) r10s ON true
ORDER BY item."sortKey" DESC, item.id DESC;

-- without places
SELECT item."id" AS "id"
FROM (
  SELECT item.*, item.id AS "sortKey" FROM transfer_result item
  ORDER BY item.id DESC, item.id DESC
  LIMIT 20
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by RECORDED_AT ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.id AS "sortKey" FROM transfer_result item
  WHERE item.id >= $1::bigint AND (item.id > $1::bigint OR item.id > $2::int)
  ORDER BY item.id ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;

-- by RECORDED_AT DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.id AS "sortKey" FROM transfer_result item
  WHERE item.id <= $1::bigint AND (item.id < $1::bigint OR item.id < $2::int)
  ORDER BY item.id DESC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id DESC;

-- by VALUE ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.value AS "sortKey" FROM transfer_result item
  WHERE item.value >= $1::float8 AND (item.value > $1::float8 OR item.id < $2::int)
  ORDER BY item.value ASC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id DESC;

-- by VALUE DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.value AS "sortKey" FROM transfer_result item
  WHERE item.value <= $1::float8 AND (item.value < $1::float8 OR item.id > $2::int)
  ORDER BY item.value DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- by TRAINING_EXAMPLES ASC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item."trainingExamples", -1) AS "sortKey" FROM transfer_result item
  WHERE coalesce(item."trainingExamples", -1) >= $1::bigint AND (coalesce(item."trainingExamples", -1) > $1::bigint OR item.id < $2::int)
  ORDER BY coalesce(item."trainingExamples", -1) ASC, item.id DESC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id DESC;

-- by TRAINING_EXAMPLES DESC, from a place on
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, coalesce(item."trainingExamples", -1) AS "sortKey" FROM transfer_result item
  WHERE coalesce(item."trainingExamples", -1) <= $1::bigint AND (coalesce(item."trainingExamples", -1) < $1::bigint OR item.id > $2::int)
  ORDER BY coalesce(item."trainingExamples", -1) DESC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" DESC, item.id ASC;

-- the last ones before a place
SELECT item."id" AS "id",
  item."sortKey" AS "sortKey"
FROM (
  SELECT item.*, item.id AS "sortKey" FROM transfer_result item
  WHERE item.id >= $1::bigint AND (item.id > $1::bigint OR item.id > $2::int)
  ORDER BY item.id ASC, item.id ASC
  LIMIT 21
) item
ORDER BY item."sortKey" ASC, item.id ASC;
