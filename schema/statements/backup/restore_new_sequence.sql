-- restore_new_sequence
-- The text depends on what is asked. Examples:

-- one sequence
ALTER SEQUENCE "study_id_seq" RESTART;
