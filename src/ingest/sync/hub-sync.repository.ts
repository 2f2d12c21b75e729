import type { SqlExecutor } from '../../platform/database';

/** Cursors of hubs expire, and a listing changes. */
const CURSOR_LIVES = '7 days';

const FIND = `
  SELECT CASE WHEN "cursorAt" > now() - interval '${CURSOR_LIVES}' THEN cursor END AS cursor, "completedAt"
  FROM hub_sync WHERE "hubId" = $1 AND source = $2`;

const SAVE_CURSOR = `
  INSERT INTO hub_sync ("hubId", source, cursor, "cursorAt") SELECT id, $2, $3, now() FROM hub WHERE id = $1
  ON CONFLICT ("hubId", source) DO UPDATE SET cursor = excluded.cursor, "cursorAt" = excluded."cursorAt"`;

const SAVE_COMPLETION = `
  INSERT INTO hub_sync ("hubId", source, "completedAt") SELECT id, $2, $3 FROM hub WHERE id = $1
  ON CONFLICT ("hubId", source) DO UPDATE SET cursor = NULL, "cursorAt" = NULL, "completedAt" = excluded."completedAt"`;

export interface HubSync {
  cursor: string | null;
  completedAt: Date | null;
}

/** Remembers how far live sources were read. */
export class HubSyncRepository {
  constructor(private readonly sql: SqlExecutor) {}

  async find(hubId: string, source: string): Promise<HubSync | null> {
    const [row] = await this.sql.query<HubSync>({
      label: 'sync_find',
      text: FIND,
      values: [hubId, source],
    });
    return row ?? null;
  }

  async saveCursor(hubId: string, source: string, cursor: string): Promise<void> {
    await this.sql.query({ label: 'sync_save_cursor', text: SAVE_CURSOR, values: [hubId, source, cursor] });
  }

  /** Also deletes the cursor: the source was read to its end. */
  async saveCompletion(hubId: string, source: string, at: Date): Promise<void> {
    await this.sql.query({
      label: 'sync_save_completion',
      text: SAVE_COMPLETION,
      values: [hubId, source, at],
    });
  }
}
