-- starter_models

SELECT DISTINCT model_origin."modelId" AS id FROM origin
JOIN model_origin ON model_origin."originId" = origin.id
WHERE origin.source = 'starter' AND model_origin."isCurrent" ORDER BY 1;
