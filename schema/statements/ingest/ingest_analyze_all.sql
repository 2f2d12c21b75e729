-- ingest_analyze_all
-- The text depends on what is asked. Examples:

-- two tables
ANALYZE model, study;
