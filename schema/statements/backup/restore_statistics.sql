-- restore_statistics

ANALYZE;
