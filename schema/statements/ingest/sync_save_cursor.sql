-- sync_save_cursor

INSERT INTO hub_sync ("hubId", source, cursor, "cursorAt") SELECT id, $2, $3, now() FROM hub WHERE id = $1
ON CONFLICT ("hubId", source) DO UPDATE SET cursor = excluded.cursor, "cursorAt" = excluded."cursorAt";
