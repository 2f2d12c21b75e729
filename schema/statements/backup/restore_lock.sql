-- restore_lock
-- The text depends on what is asked. Examples:

-- one table, of two columns
LOCK TABLE "catalog_state", "study" IN ACCESS EXCLUSIVE MODE;
