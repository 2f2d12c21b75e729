-- has_lineage

SELECT FROM lineage
JOIN model_origin child ON child."originId" = "childOriginId" AND child."isCurrent" AND child."modelId" = $1
JOIN model_origin base ON base."originId" = "baseOriginId" AND base."modelId" = $2
WHERE relation = $3 LIMIT 1;
