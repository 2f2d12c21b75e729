-- doctor_find_libraries_unknown

WITH found AS MATERIALIZED (SELECT DISTINCT word AS what FROM model CROSS JOIN unnest(libraries) AS word
WHERE NOT EXISTS (SELECT FROM library WHERE library.id = word))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
