-- restore_add_key
-- The text depends on what is asked. Examples:

-- one table, of two columns
ALTER TABLE evaluation ADD CONSTRAINT evaluation_study_fk FOREIGN KEY ("studyId") REFERENCES study(id);
