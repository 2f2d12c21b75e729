-- lineage_count
-- The text depends on what is asked. Examples:

-- of each child
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM model_lineage item
  WHERE item."childId" = parent.id
) counted;

-- of each base
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM model_lineage item
  WHERE item."baseId" = parent.id
) counted;
