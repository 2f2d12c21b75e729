-- restore_sequence
-- The text depends on what is asked. Examples:

-- one sequence
SELECT setval($1::regclass, $2::bigint, $3);
