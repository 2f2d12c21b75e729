-- recommend.lineage

SELECT DISTINCT child."modelId" AS "childId", base."modelId" AS "baseId", lineage.relation,
  model."weightsLicenseId" AS "baseLicenseId"
FROM lineage
JOIN model_origin child ON child."originId" = lineage."childOriginId" AND child."isCurrent"
JOIN model_origin base ON base."originId" = lineage."baseOriginId"
JOIN model ON model.id = base."modelId"
WHERE child."modelId" <> base."modelId" AND true
ORDER BY 1, 2, 3;
