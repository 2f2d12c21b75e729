-- backup_idle_time
-- The text depends on what is asked. Examples:

-- one table, of two columns
SET LOCAL idle_in_transaction_session_timeout = 0;
