-- restore_empty_mark
-- The text depends on what is asked. Examples:

-- one table, of two columns
DELETE FROM catalog_state;
