-- backup_cursor
-- The text depends on what is asked. Examples:

-- one table, of two columns
DECLARE backup_rows NO SCROLL CURSOR FOR
SELECT to_json(ARRAY["id"::text, "title"::text]::text[])::text AS line FROM "study" ORDER BY id;
