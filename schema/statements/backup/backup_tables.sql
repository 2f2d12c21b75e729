-- backup_tables
-- The text depends on what is asked. Examples:

-- one table, of two columns
SELECT class.relname AS "table", attname AS name, format_type(atttypid, atttypmod) AS type
FROM pg_class class JOIN pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
  AND class.relname <> ALL ($1::text[])
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')
ORDER BY class.relname COLLATE "C", attnum;
