-- export_results

SELECT result.id, study.key AS study, jsonb_build_object('hub', base."hubId", 'externalId', base."externalId") AS base, jsonb_build_object('hub', target."hubId", 'externalId', target."externalId") AS target,
  CASE WHEN adapted.id IS NOT NULL THEN jsonb_build_object('hub', adapted."hubId", 'externalId', adapted."externalId") END AS adapted,
  result.split, result.protocol, result."metricId", result.value, result."trainingExamples"::float8 AS "trainingExamples",
  result.recipe, result.seed, result."scratchBaseline"
FROM transfer_result result JOIN study ON study.id = result."studyId"
JOIN origin base ON base.id = result."baseOriginId" JOIN origin target ON target.id = result."targetOriginId"
LEFT JOIN origin adapted ON adapted.id = result."adaptedOriginId"
WHERE result.id > $2 AND result.derivation = 'REPORTED' AND ($1::text[] IS NULL OR base."hubId" = ANY ($1))
  AND NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = result.id)
  AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute
    WHERE dispute."resultId" = result.id AND dispute.kind = 'RETRACTION')
ORDER BY result.id LIMIT 1000;
