import { LEARNING_RELATIONS, toldBetter } from '../../src/catalog';
import type { SqlExecutor } from '../../src/platform/database';

const learning = [...LEARNING_RELATIONS].map((relation) => `'${relation}'`).join(', ');

/** What `isLeaked` means, by a walk through lineage for each result. */
const WALK = `
  SELECT result.id, (
    WITH RECURSIVE line(id) AS (
      SELECT base."modelId" FROM model_origin base WHERE base."originId" = result."baseOriginId"
      UNION
      SELECT theirs."modelId" FROM line
      JOIN model_origin mine ON mine."modelId" = line.id AND mine."isCurrent"
      JOIN lineage claim ON claim."childOriginId" = mine."originId" AND claim.relation IN (${learning})
        AND NOT ${toldBetter('claim')}
      JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
    ), current_origin AS (
      SELECT current."originId" FROM line
      JOIN model_origin current ON current."modelId" = line.id AND current."isCurrent"
    )
    SELECT CASE
      WHEN EXISTS (SELECT FROM current_origin JOIN training ON training."modelOriginId" = current_origin."originId"
        WHERE training."datasetOriginId" IN (SELECT same."originId" FROM dataset_origin target
          JOIN dataset_origin same ON same."datasetId" = target."datasetId"
          WHERE target."originId" = result."targetOriginId")) THEN true
      WHEN EXISTS (SELECT FROM current_origin JOIN training ON training."modelOriginId" = current_origin."originId")
        THEN false
    END) AS "isLeaked"
  FROM transfer_result result ORDER BY result.id`;

/** What the kept exposures say of it. */
const KEPT = `
  SELECT result.id, bool_or(exposure."sawTarget") AS "isLeaked"
  FROM transfer_result result LEFT JOIN transfer_result_exposure exposure ON exposure."resultId" = result.id
  GROUP BY result.id ORDER BY result.id`;

interface Leak {
  id: number;
  isLeaked: boolean | null;
}

/** What every result's `isLeaked` is by definition, and what the catalogue keeps of it. */
export const leaks = async (sql: SqlExecutor): Promise<{ defined: Leak[]; kept: Leak[] }> => ({
  defined: await sql.query<Leak>({ label: 'test_leaks_walked', text: WALK }),
  kept: await sql.query<Leak>({ label: 'test_leaks_kept', text: KEPT }),
});
