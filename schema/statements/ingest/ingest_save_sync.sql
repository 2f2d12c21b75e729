-- ingest_save_sync

UPDATE hub SET "lastSyncedAt" = now(), "problemCount" = $2, problems = $3::jsonb WHERE id = $1;
