-- restore_enable_guards
-- The text depends on what is asked. Examples:

-- one table, of two columns
ALTER TABLE "study" ENABLE TRIGGER USER;
