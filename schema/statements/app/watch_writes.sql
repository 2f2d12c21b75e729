-- watch_writes

SELECT watch_writes(), mark_write();
