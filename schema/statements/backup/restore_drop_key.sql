-- restore_drop_key
-- The text depends on what is asked. Examples:

-- one table, of two columns
ALTER TABLE evaluation DROP CONSTRAINT evaluation_study_fk;
