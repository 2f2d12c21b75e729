-- restore_users

SELECT pid, application_name AS application, to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND (application_name LIKE 'rootstock%' OR pid IN (
  SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (classid::bigint << 32) | objid::bigint = hashtextextended('rootstock catalogue ' || current_schema(), 0)))
ORDER BY application_name LIKE 'rootstock process %' DESC, backend_start, pid;
