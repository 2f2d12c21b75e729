-- restore_rows
-- The text depends on what is asked. Examples:

-- one table, of two columns
INSERT INTO "study" ("id", "title") OVERRIDING SYSTEM VALUE
SELECT (line ->> 0)::integer, (line ->> 1)::text FROM jsonb_array_elements($1::jsonb) AS row (line);
