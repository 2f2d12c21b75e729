-- prepare_log_file

SELECT pg_walfile_name(pg_current_wal_lsn()) AS file;
