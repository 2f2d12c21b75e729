-- lineage_count
-- The text depends on what is asked. Examples:

-- of each child
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT min(claim.id) AS id, mine."modelId" AS "childId", theirs."modelId" AS "baseId", claim.relation,
      min(claim."relationRaw") AS "relationRaw"
    FROM lineage claim JOIN model_origin mine ON mine."originId" = claim."childOriginId" AND mine."isCurrent"
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
    WHERE mine."modelId" <> theirs."modelId"
    GROUP BY mine."modelId", theirs."modelId", claim.relation) item
  WHERE item."childId" = parent.id
) counted;

-- of each base
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM (SELECT min(claim.id) AS id, mine."modelId" AS "childId", theirs."modelId" AS "baseId", claim.relation,
      min(claim."relationRaw") AS "relationRaw"
    FROM lineage claim JOIN model_origin mine ON mine."originId" = claim."childOriginId" AND mine."isCurrent"
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
    WHERE mine."modelId" <> theirs."modelId"
    GROUP BY mine."modelId", theirs."modelId", claim.relation) item
  WHERE item."baseId" = parent.id
) counted;
