-- ingest_analyze_all

ANALYZE;
