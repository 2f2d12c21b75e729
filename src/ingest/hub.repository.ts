import type { HubDefinition, RecordProblem, Reference } from '../hubs';
import type { SqlExecutor } from '../platform/database';

const SAVE_SYNC = `
  UPDATE hub SET "lastSyncedAt" = now(), "problemCount" = $2, problems = $3::jsonb WHERE id = $1`;

const hiddenOf = (table: 'model' | 'dataset'): string => `
  SELECT told.hub, told."externalId" FROM told
  JOIN origin ON origin."hubId" = told.hub AND origin.kind = '${table.toUpperCase()}' AND origin."externalId" = told."externalId"
  JOIN ${table}_origin mapping ON mapping."originId" = origin.id AND mapping.visibility <> 'PUBLIC'`;

/** Those of some models and datasets that are not for everybody. */
const HIDDEN = `
  WITH told AS (SELECT * FROM unnest($1::text[], $2::text[]) AS one (hub, "externalId"))
  ${hiddenOf('model')} UNION ${hiddenOf('dataset')}`;

/**
 * Counted is what is for everybody: everybody reads the counts. Of the hubs, those whose counts are
 * others.
 */
const MISCOUNTED = `hub.id = counted.id AND (hub."modelCount", hub."datasetCount", hub."recordCount")
    IS DISTINCT FROM (counted.models, counted.datasets, counted.models + counted.datasets)`;
const COUNTED = `(
    SELECT hub.id,
      count(DISTINCT origin."externalId") FILTER (WHERE origin.kind = 'MODEL')::int AS models,
      count(DISTINCT origin."externalId") FILTER (WHERE origin.kind = 'DATASET')::int AS datasets
    FROM hub
    LEFT JOIN (
      SELECT origin."hubId", origin.kind, origin."externalId" FROM model_origin mapping
      JOIN origin ON origin.id = mapping."originId" WHERE mapping."isCurrent" AND NOT origin."isStub" AND mapping.visibility = 'PUBLIC'
      UNION ALL
      SELECT origin."hubId", origin.kind, origin."externalId" FROM dataset_origin mapping
      JOIN origin ON origin.id = mapping."originId" WHERE mapping."isCurrent" AND NOT origin."isStub" AND mapping.visibility = 'PUBLIC'
    ) origin ON origin."hubId" = hub.id
    GROUP BY hub.id
  ) counted`;

/** An import from one hub may describe things of another, so every hub is counted. */
const COUNT_RECORDS = `
  UPDATE hub SET "recordCount" = models + datasets, "modelCount" = models, "datasetCount" = datasets
  FROM ${COUNTED} WHERE ${MISCOUNTED}`;

const COUNT_MISCOUNTED = `SELECT count(*)::int AS count FROM hub JOIN ${COUNTED} ON ${MISCOUNTED}`;

const SAVE_HUB = `
  INSERT INTO hub (id, name, url) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url
  WHERE (hub.name, hub.url) IS DISTINCT FROM (excluded.name, excluded.url)`;

/** Makes a hub that does not ship with the project, or gives it another name. */
export async function saveHub(
  sql: SqlExecutor,
  { id, name, url }: Pick<HubDefinition, 'id' | 'name' | 'url'>,
): Promise<void> {
  await sql.query({ label: 'ingest_save_own_hub', text: SAVE_HUB, values: [id, name, url] });
}

export async function loadHubIds(sql: SqlExecutor): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>({ label: 'ingest_hub_ids', text: 'SELECT id FROM hub' });
  return new Set(rows.map(({ id }) => id));
}

/** What the catalogue shows of an import's problems. */
export interface KeptProblems {
  /** Of records that were left out for a fault, and of fields that were. */
  readonly count: number;
  readonly last: readonly RecordProblem[];
}

/** Which of some models and datasets are not for everybody. */
export const listHidden = (sql: SqlExecutor, things: readonly Reference[]): Promise<Reference[]> =>
  sql.query<Reference>({
    label: 'ingest_hidden_records',
    text: HIDDEN,
    values: [things.map(({ hub }) => hub), things.map(({ externalId }) => externalId)],
  });

/** Notes that a hub was read to its end, when, and what of its problems is kept. */
export async function saveSync(
  sql: SqlExecutor,
  hubId: string,
  { count, last }: KeptProblems,
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

/** Of how many hubs the counts are not what the catalogue has; writes nothing. */
export async function countMiscounted(sql: SqlExecutor): Promise<number> {
  const [row] = await sql.query<{ count: number }>({ label: 'ingest_miscounted', text: COUNT_MISCOUNTED });
  return row?.count ?? 0;
}
