-- sync_find

SELECT CASE WHEN "cursorAt" > now() - interval '7 days' THEN cursor END AS cursor, "completedAt"
FROM hub_sync WHERE "hubId" = $1 AND source = $2;
