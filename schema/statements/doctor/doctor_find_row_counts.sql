-- doctor_find_row_counts

WITH found AS MATERIALIZED (SELECT DISTINCT kind AS what FROM row_count
FULL JOIN counted_rows() AS counted (kind, audience, "isNow") USING (kind, audience)
WHERE coalesce(count, 0) <> coalesce("isNow", 0))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
