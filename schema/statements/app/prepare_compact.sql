-- prepare_compact

VACUUM (FULL, ANALYZE);
