-- export_hubs

SELECT id, name, url FROM hub WHERE EXISTS (SELECT FROM origin WHERE "hubId" = hub.id) ORDER BY id;
