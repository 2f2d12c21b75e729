-- backup_cursor_end
-- The text depends on what is asked. Examples:

-- one table, of two columns
CLOSE backup_rows;
