-- backup_lock
-- The text depends on what is asked. Examples:

-- one table, of two columns
LOCK TABLE "study" IN ACCESS SHARE MODE;
