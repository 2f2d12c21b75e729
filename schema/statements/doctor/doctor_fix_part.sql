-- doctor_fix_part
-- The text depends on what is asked. Examples:

-- one table
REINDEX INDEX model_search_idx;
