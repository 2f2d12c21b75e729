-- backup_rows
-- The text depends on what is asked. Examples:

-- one table, of two columns
FETCH 100 FROM backup_rows;
