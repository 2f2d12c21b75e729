-- recommend.changed_lineage

SELECT DISTINCT child."modelId" AS "childId", base."modelId" AS "baseId", lineage.relation,
  model."weightsLicenseId" AS "baseLicenseId"
FROM lineage
JOIN model_origin child ON child."originId" = lineage."childOriginId" AND child."isCurrent"
JOIN model_origin base ON base."originId" = lineage."baseOriginId"
JOIN model ON model.id = base."modelId"
WHERE child."modelId" <> base."modelId" AND lineage.id IN (SELECT own.id FROM model_origin mapped JOIN lineage own ON own."childOriginId" = mapped."originId"
      WHERE mapped."modelId" = ANY($1::int[])
    UNION SELECT own.id FROM model_origin mapped JOIN lineage own ON own."baseOriginId" = mapped."originId"
      WHERE mapped."modelId" = ANY($2::int[]))
ORDER BY 1, 2, 3;
