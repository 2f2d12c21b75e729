-- same_evaluation

SELECT evaluation.id FROM evaluation
JOIN model_origin model ON model."originId" = "modelOriginId" AND model."isCurrent" AND model."modelId" = $1
LEFT JOIN dataset_origin dataset ON dataset."originId" = "datasetOriginId"
WHERE dataset."datasetId" IS NOT DISTINCT FROM $2 AND "taskId" IS NOT DISTINCT FROM $3
  AND split IS NOT DISTINCT FROM $4 AND "metricId" = $5 AND "studyId" IS NOT DISTINCT FROM $6
  AND "sourceUrl" IS NOT DISTINCT FROM $7 AND value = $8
  AND subset IS NOT DISTINCT FROM $9 AND "datasetRevision" IS NOT DISTINCT FROM $10
LIMIT 1;
