import type { RecordProblem } from '../hubs';
import type { SqlExecutor } from '../platform/database';

const SAVE_SYNC = `
  UPDATE hub SET "lastSyncedAt" = now(), "problemCount" = $2, problems = $3::jsonb WHERE id = $1`;

/** An import from one hub may describe things of another, so every hub is counted. */
const COUNT_RECORDS = `
  UPDATE hub SET "recordCount" = models + datasets, "modelCount" = models, "datasetCount" = datasets
  FROM (
    SELECT hub.id,
      count(DISTINCT origin."externalId") FILTER (WHERE origin.kind = 'MODEL')::int AS models,
      count(DISTINCT origin."externalId") FILTER (WHERE origin.kind = 'DATASET')::int AS datasets
    FROM hub
    LEFT JOIN (
      SELECT origin."hubId", origin.kind, origin."externalId" FROM model_origin mapping
      JOIN origin ON origin.id = mapping."originId" WHERE mapping."isCurrent" AND NOT origin."isStub"
      UNION ALL
      SELECT origin."hubId", origin.kind, origin."externalId" FROM dataset_origin mapping
      JOIN origin ON origin.id = mapping."originId" WHERE mapping."isCurrent" AND NOT origin."isStub"
    ) origin ON origin."hubId" = hub.id
    GROUP BY hub.id
  ) counted
  WHERE counted.id = hub.id AND (hub."modelCount", hub."datasetCount", hub."recordCount")
    IS DISTINCT FROM (counted.models, counted.datasets, counted.models + counted.datasets)`;

/**
 * Notes that a hub was read to its end: when, how many problems there were, and the last of them.
 */
export async function saveSync(
  sql: SqlExecutor,
  hubId: string,
  { count, last }: { count: number; last: readonly RecordProblem[] },
): Promise<void> {
  const shown = last.map(({ id: record, field, message, action }) => ({ record, field, message, action }));
  await sql.query({
    label: 'ingest_save_sync',
    text: SAVE_SYNC,
    values: [hubId, count, JSON.stringify(shown)],
  });
  await countRecords(sql);
}

/** Counts what the catalogue has a record of, hub by hub. */
export async function countRecords(sql: SqlExecutor): Promise<void> {
  await sql.query({ label: 'ingest_count_records', text: COUNT_RECORDS });
}
