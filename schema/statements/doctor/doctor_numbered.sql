-- doctor_numbered
-- The text depends on what is asked. Examples:

-- one table
SELECT quote_ident(relname) AS "table", quote_ident(attname) AS "column", pg_get_serial_sequence(quote_ident(relname), attname) AS sequence
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND NOT attisdropped AND attnum > 0
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
  AND pg_get_serial_sequence(quote_ident(relname), attname) IS NOT NULL ORDER BY 1;
