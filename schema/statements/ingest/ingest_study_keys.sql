-- ingest_study_keys

SELECT key FROM study;
