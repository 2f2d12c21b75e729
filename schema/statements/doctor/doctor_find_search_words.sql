-- doctor_find_search_words

WITH found AS MATERIALIZED (SELECT word AS what FROM (SELECT DISTINCT 'domain' AS source, word FROM domain
CROSS JOIN LATERAL regexp_split_to_table(search_words(concat_ws(' ', slug, name, joined(aliases))), '[\s\d_"-]+') AS one (word)
WHERE length(word) BETWEEN 3 AND 40 UNION ALL SELECT DISTINCT 'dataset' AS source, word FROM dataset
CROSS JOIN LATERAL regexp_split_to_table(search_words(concat_ws(' ', slug, name, joined(tags))), '[\s\d_"-]+') AS one (word)
WHERE length(word) BETWEEN 3 AND 40 AND visibility = 'PUBLIC' UNION ALL SELECT DISTINCT 'model' AS source, word FROM model
CROSS JOIN LATERAL regexp_split_to_table(search_words(concat_ws(' ', slug, name, joined(tags))), '[\s\d_"-]+') AS one (word)
WHERE length(word) BETWEEN 3 AND 40 AND visibility = 'PUBLIC') named
WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.source = named.source AND known.word = named.word))
SELECT (SELECT count(*)::int FROM found) AS count,
  ARRAY(SELECT what::text FROM found ORDER BY what LIMIT 3) AS examples;
