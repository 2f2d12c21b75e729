-- doctor_fix_search_words

INSERT INTO search_word (source, word) SELECT DISTINCT 'domain' AS source, word FROM domain
CROSS JOIN LATERAL regexp_split_to_table(search_words(concat_ws(' ', slug, name, joined(aliases))), '[\s\d_"-]+') AS one (word)
WHERE length(word) BETWEEN 3 AND 40 UNION ALL SELECT DISTINCT 'dataset' AS source, word FROM dataset
CROSS JOIN LATERAL regexp_split_to_table(search_words(concat_ws(' ', slug, name, joined(tags))), '[\s\d_"-]+') AS one (word)
WHERE length(word) BETWEEN 3 AND 40 AND visibility = 'PUBLIC' UNION ALL SELECT DISTINCT 'model' AS source, word FROM model
CROSS JOIN LATERAL regexp_split_to_table(search_words(concat_ws(' ', slug, name, joined(tags))), '[\s\d_"-]+') AS one (word)
WHERE length(word) BETWEEN 3 AND 40 AND visibility = 'PUBLIC' ON CONFLICT DO NOTHING;
