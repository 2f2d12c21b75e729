-- restore_empty
-- The text depends on what is asked. Examples:

-- one table, of two columns
TRUNCATE "study";
