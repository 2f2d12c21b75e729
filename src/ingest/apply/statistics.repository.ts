import { gatherStatistics, type SqlExecutor } from '../../platform/database';

/**
 * Tables that imports fill and search; of wide rows only the columns searched by, as sampling the
 * others is slow.
 */
const TABLES = [
  'origin ("hubId", kind, "externalId")',
  'publisher (id, slug)',
  'model (id, slug)',
  'model_origin ("originId", "modelId")',
  'dataset (id, slug)',
  'dataset_origin ("originId", "datasetId")',
  'lineage ("childOriginId", "baseOriginId")',
  'training ("modelOriginId", "datasetOriginId")',
  'evaluation ("modelOriginId", "datasetOriginId", "studyId")',
  'transfer_result ("studyId", "baseOriginId", "targetOriginId", "supersedesId")',
  'embedding ("modelId", "datasetId", "domainId", "encoderVersion")',
] as const;

/**
 * Tells the planner how large the tables are now. Statements are prepared once, and one that was
 * planned for an empty table would scan a full one.
 */
export async function refreshStatistics(sql: SqlExecutor): Promise<void> {
  await sql.query({ label: 'ingest_analyze', text: `ANALYZE ${TABLES.join(', ')}` });
}

/**
 * The same of every column of every table, once, when a whole catalogue is there. An embedded
 * database gathers none by itself.
 */
export const gatherAllStatistics = (sql: SqlExecutor): Promise<void> =>
  gatherStatistics(sql, 'ingest_analyze_all');
