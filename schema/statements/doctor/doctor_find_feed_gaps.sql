-- doctor_find_feed_gaps

WITH found AS MATERIALIZED (SELECT "before" + 1 AS what FROM (SELECT sequence, lag(sequence) OVER (ORDER BY sequence) AS "before" FROM change) one
WHERE sequence <> "before" + 1)
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
