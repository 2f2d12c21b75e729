-- recorded_result

SELECT result.id, result.value, "studyId", base."modelId" AS "baseId", target."datasetId" AS "targetId", split, protocol,
  "metricId", "trainingExamples", recipe, seed, result.visibility, result."publisherId", "baseOriginId", "targetOriginId",
  (SELECT later.id FROM transfer_result later WHERE later."supersedesId" = result.id) AS "supersededById",
  EXISTS (SELECT FROM transfer_result_dispute WHERE "resultId" = result.id AND kind = 'RETRACTION') AS "isRetracted"
FROM transfer_result result
JOIN model_origin base ON base."originId" = "baseOriginId"
JOIN dataset_origin target ON target."originId" = "targetOriginId" WHERE result.id = $1;
