-- doctor_find_feed_position

WITH found AS MATERIALIZED (SELECT revision::text AS what FROM catalog_state WHERE revision <> (SELECT coalesce(max(sequence), revision) FROM change))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
