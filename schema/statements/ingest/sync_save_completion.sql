-- sync_save_completion

INSERT INTO hub_sync ("hubId", source, "completedAt") SELECT id, $2, $3 FROM hub WHERE id = $1
ON CONFLICT ("hubId", source) DO UPDATE SET cursor = NULL, "cursorAt" = NULL, "completedAt" = excluded."completedAt";
