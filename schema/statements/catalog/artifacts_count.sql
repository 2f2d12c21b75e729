-- artifacts_count
-- The text depends on what is asked. Examples:

-- of each version
SELECT parent.id AS "parentId", counted.count, counted."isExact"
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, true AS "isExact"
  FROM artifact item
  WHERE item."versionId" = parent.id
) counted;
