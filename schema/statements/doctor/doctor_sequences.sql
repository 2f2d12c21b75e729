-- doctor_sequences
-- The text depends on what is asked. Examples:

-- one table
SELECT 'the next number of study is taken' AS what,
  format('SELECT setval(%L, %s)', 'public.study_id_seq', (SELECT max(id) FROM study)) AS fix
FROM public.study_id_seq WHERE (SELECT max(id) FROM study) > last_value - (NOT is_called)::int;
