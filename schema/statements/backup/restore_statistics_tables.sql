-- restore_statistics_tables
-- The text depends on what is asked. Examples:

-- two tables
SELECT quote_ident(relname) AS name FROM pg_class
WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname;
