-- catalog_counts
-- The text depends on what is asked. Examples:

-- every count
SELECT kind, sum(count)::int AS count FROM (
  SELECT kind, count FROM row_count
  UNION ALL SELECT 'publisher', count(*) FROM publisher WHERE visibility <> 'PUBLIC' AND 'publisher' = ANY ($1)
  UNION ALL SELECT 'study', count(*) FROM study WHERE visibility <> 'PUBLIC' AND 'study' = ANY ($1)
) counted WHERE kind = ANY ($1::text[]) GROUP BY kind;
