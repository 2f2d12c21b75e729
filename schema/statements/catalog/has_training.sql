-- has_training

SELECT FROM training
JOIN model_origin model ON model."originId" = "modelOriginId" AND model."isCurrent" AND model."modelId" = $1
JOIN dataset_origin dataset ON dataset."originId" = "datasetOriginId" AND dataset."datasetId" = $2
WHERE role = $3 LIMIT 1;
