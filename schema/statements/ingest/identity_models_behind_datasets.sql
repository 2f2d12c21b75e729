-- identity_models_behind_datasets

SELECT DISTINCT model."modelId" AS id FROM evaluation
JOIN dataset_origin target ON target."originId" = evaluation."datasetOriginId"
JOIN model_origin model ON model."originId" = evaluation."modelOriginId" AND model."isCurrent"
WHERE target."datasetId" = ANY ($1::int[]);
