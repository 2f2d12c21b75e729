-- recommend.lineage

SELECT DISTINCT child."modelId" AS "childId", base."modelId" AS "baseId", lineage.relation,
  model."weightsLicenseId" AS "baseLicenseId"
FROM lineage
JOIN model_origin child ON child."originId" = lineage."childOriginId" AND child."isCurrent"
JOIN model_origin base ON base."originId" = lineage."baseOriginId"
JOIN model ON model.id = base."modelId"
WHERE child."modelId" <> base."modelId" AND NOT (lineage."relationRaw" IS NULL AND EXISTS (
  SELECT FROM origin own
  JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
    AND other.id <> own.id
  JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
  JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
  JOIN lineage better ON better."childOriginId" = other.id AND better."baseOriginId" = lineage."baseOriginId"
    AND better.relation <> lineage.relation AND (better."relationRaw" IS NOT NULL OR lineage.relation = 'FINETUNE')
  WHERE own.id = lineage."childOriginId")) AND true
  AND child."modelId" > $1::int AND child."modelId" <= $2::int
ORDER BY 1, 2, 3;
