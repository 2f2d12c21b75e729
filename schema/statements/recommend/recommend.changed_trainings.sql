-- recommend.changed_trainings

SELECT DISTINCT model."modelId", dataset."datasetId", training.role
FROM training
JOIN model_origin model ON model."originId" = training."modelOriginId" AND model."isCurrent"
JOIN dataset_origin dataset ON dataset."originId" = training."datasetOriginId"
WHERE NOT (training.role = 'FINE_TUNING' AND EXISTS (
  SELECT FROM origin own
  JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
    AND other.source <> own.source
  JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
  JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
  JOIN training better ON better."modelOriginId" = other.id AND better."datasetOriginId" = training."datasetOriginId"
    AND better.role = 'PRETRAINING'
  WHERE own.id = training."modelOriginId")) AND training.id IN (SELECT own.id FROM model_origin mapped JOIN training own ON own."modelOriginId" = mapped."originId"
      WHERE mapped."modelId" = ANY($1::int[])
    UNION SELECT own.id FROM dataset_origin mapped JOIN training own ON own."datasetOriginId" = mapped."originId"
      WHERE mapped."datasetId" = ANY($2::int[])) AND true
ORDER BY 1, 2, 3;
