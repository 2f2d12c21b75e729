-- restore_disable_guards
-- The text depends on what is asked. Examples:

-- one table, of two columns
ALTER TABLE "study" DISABLE TRIGGER USER;
