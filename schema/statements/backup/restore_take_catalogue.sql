-- restore_take_catalogue

SELECT pg_try_advisory_xact_lock(hashtextextended('rootstock catalogue ' || current_schema(), 0)) AS "isTaken";
