-- backup_statement_time
-- The text depends on what is asked. Examples:

-- one table, of two columns
SET LOCAL statement_timeout = 0;
