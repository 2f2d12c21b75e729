-- model_descends_from

WITH RECURSIVE above(id) AS (
  SELECT $1::int
  UNION
  SELECT base."modelId" FROM above
    JOIN model_origin child ON child."modelId" = above.id AND child."isCurrent"
    JOIN lineage ON lineage."childOriginId" = child."originId"
    JOIN model_origin base ON base."originId" = lineage."baseOriginId"
) SELECT FROM above WHERE id = $2;
