import type { Database } from '../../../src/platform/database';

/**
 * Writes a webhook of the administrator, which nobody else sees, with a message that is done with
 * and one that is not: no field of either is empty in both.
 */
export async function writeHiddenWebhook(database: Database, word: string): Promise<void> {
  await database.query({
    label: 'test',
    text: `WITH hook AS (
        INSERT INTO webhook (name, url, "entityTypes", operations, state, "disabledAt", "disabledReason", "failingSince", position, "createdBy")
        VALUES ($1, 'https://receiver.example/' || $1, '{Model}', '{UPDATED}', 'DISABLED', now(), 'GONE', now(), 3, 'admin')
        RETURNING id
      )
      INSERT INTO webhook_delivery ("messageId", "webhookId", kind, since, "upTo", "changeCount", state, attempts, "statusCode", error,
        "attemptLog", "createdAt", "lastAttemptAt", "nextAttemptAt", "finishedAt")
      SELECT $1 || state, id, 'CHANGES', 3, 4, 1, state, 1, 410, 'It answered 410: ' || $1,
        jsonb_build_array(jsonb_build_object('at', now(), 'durationMs', 5, 'outcome', 'HTTP_STATUS', 'statusCode', 410, 'error', 'It answered 410: ' || $1)),
        now(), now(),
        CASE WHEN state = 'PENDING' THEN now() END, CASE WHEN state = 'FAILED' THEN now() END
      FROM hook, unnest('{PENDING,FAILED}'::text[]) AS state`,
    values: [word],
  });
}
