-- restore_filled
-- The text depends on what is asked. Examples:

-- one table, of two columns
SELECT 'study' AS name WHERE EXISTS (SELECT FROM "study");
