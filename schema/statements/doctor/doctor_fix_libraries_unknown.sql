-- doctor_fix_libraries_unknown

INSERT INTO library (id, name) SELECT DISTINCT word, word FROM model CROSS JOIN unnest(libraries) AS word
ON CONFLICT DO NOTHING;
