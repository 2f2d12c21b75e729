-- list_hubs

SELECT "id", "name", "url", "lastSyncedAt", "recordCount", "modelCount", "datasetCount", "problemCount", "problems" FROM hub ORDER BY id;
