-- recommend.trainings

SELECT DISTINCT model."modelId", dataset."datasetId", training.role
FROM training
JOIN model_origin model ON model."originId" = training."modelOriginId" AND model."isCurrent"
JOIN dataset_origin dataset ON dataset."originId" = training."datasetOriginId"
ORDER BY 1, 2, 3;
