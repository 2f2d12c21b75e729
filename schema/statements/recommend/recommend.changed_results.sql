-- recommend.changed_results

SELECT result.id, base."modelId" AS "baseId", target."datasetId", result."studyId", result.split, result.protocol,
  result."metricId", metric.direction, result.value, result."trainingExamples", result.recipe, result."scratchBaseline"
FROM transfer_result result
JOIN metric ON metric.id = result."metricId"
JOIN model_origin base ON base."originId" = result."baseOriginId"
JOIN dataset_origin target ON target."originId" = result."targetOriginId"
WHERE result.id IN (SELECT unnest($1::int[])
    UNION SELECT own.id FROM model_origin mapped JOIN transfer_result own ON own."baseOriginId" = mapped."originId"
      WHERE mapped."modelId" = ANY($2::int[])
    UNION SELECT own.id FROM dataset_origin mapped JOIN transfer_result own ON own."targetOriginId" = mapped."originId"
      WHERE mapped."datasetId" = ANY($3::int[]))
  AND NOT EXISTS (SELECT FROM transfer_result newer WHERE newer."supersedesId" = result.id)
  AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute
    WHERE dispute."resultId" = result.id AND dispute.kind = 'RETRACTION')
ORDER BY result.id;
