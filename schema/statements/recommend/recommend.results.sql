-- recommend.results

SELECT result.id, base."modelId" AS "baseId", target."datasetId", result."studyId", result.split, result.protocol,
  result."metricId", metric.direction, result.value, result."trainingExamples", result.recipe, result."scratchBaseline"
FROM transfer_result result
JOIN metric ON metric.id = result."metricId"
JOIN model_origin base ON base."originId" = result."baseOriginId"
JOIN dataset_origin target ON target."originId" = result."targetOriginId"
WHERE true
  AND NOT EXISTS (SELECT FROM transfer_result newer WHERE newer."supersedesId" = result.id)
  AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute
    WHERE dispute."resultId" = result.id AND dispute.kind = 'RETRACTION')
ORDER BY result.id;
