-- backup_key
-- The text depends on what is asked. Examples:

-- one table, of two columns
SELECT string_agg(quote_ident(attname), ', ' ORDER BY place) AS key
FROM pg_index CROSS JOIN unnest(indkey::int2[]) WITH ORDINALITY AS part (number, place)
JOIN pg_attribute ON attrelid = indrelid AND attnum = number
WHERE indrelid = $1::regclass AND indisprimary;
