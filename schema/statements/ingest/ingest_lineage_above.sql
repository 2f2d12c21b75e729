-- ingest_lineage_above

WITH RECURSIVE claim AS (
  SELECT child."modelId" AS child, base."modelId" AS base
  FROM lineage
  JOIN model_origin child ON child."originId" = lineage."childOriginId" AND child."isCurrent"
  JOIN model_origin base ON base."originId" = lineage."baseOriginId"
  WHERE child."modelId" = ANY ($1::int[])
  UNION
  SELECT child."modelId", base."modelId"
  FROM claim
  JOIN model_origin child ON child."modelId" = claim.base AND child."isCurrent"
  JOIN lineage ON lineage."childOriginId" = child."originId"
  JOIN model_origin base ON base."originId" = lineage."baseOriginId"
)
SELECT claim.child, claim.base, model.visibility <> 'PUBLIC' AS "isHidden" FROM claim JOIN model ON model.id = claim.child;
