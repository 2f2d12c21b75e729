-- artifacts_count
-- The text depends on what is asked. Examples:

-- of each version
SELECT parent.id AS "parentId", counted.count
FROM unnest($1::int[]) AS parent(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS count
  FROM artifact item
  WHERE item."versionId" = parent.id
) counted;
