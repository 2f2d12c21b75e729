import type { SqlExecutor } from '../../platform/database';
import { metricsOfClasses } from '../taxonomy/taxonomies';

/** A value that looks like that of a run that failed. */
export interface ChanceValue {
  base: string;
  baseHub: string;
  target: string;
  targetHub: string;
  metric: string;
  value: number;
  /** One part in so many classes. */
  chance: number;
  median: number;
}

/** Two bases with the same value in every column that both are in. */
export interface SameResults {
  base: string;
  baseHub: string;
  other: string;
  otherHub: string;
  columns: number;
}

/** At chance is what is within this factor of it; far above is this factor away. */
const AT_CHANCE = 1.5;
const FAR_ABOVE = 5;
/** A column of fewer values has no others to speak of. */
const FEWEST_OTHERS = 4;
/** Fewer equal values may be a coincidence. */
const FEWEST_EQUAL = 10;
const MOST = 100;

/** The results of the studies that an import touched, each with the column that it stands in. */
const MEASURED = `
  measured AS (
    SELECT result.id, result."studyId", result."baseOriginId", result."targetOriginId", result."metricId", result.value,
      concat_ws('|', result."studyId", result."targetOriginId", result.protocol, result."metricId",
        coalesce(result.split, ''), coalesce(result.recipe, ''), coalesce(result."trainingExamples"::text, '')) AS "column"
    FROM transfer_result result
    WHERE result."studyId" IN (SELECT "studyId" FROM transfer_result WHERE id > $1)
  )`;

const LAST = `SELECT coalesce(max(id), 0)::int AS last FROM transfer_result`;

const AT_CHANCE_VALUES = `
  WITH ${MEASURED}, typical AS (
    SELECT "column", percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median
    FROM measured WHERE "metricId" = ANY ($2::text[])
    GROUP BY "column" HAVING count(*) > ${FEWEST_OTHERS}
  )
  SELECT base."externalId" AS base, base."hubId" AS "baseHub", target."externalId" AS target, target."hubId" AS "targetHub", measured."metricId" AS metric, measured.value,
    1.0::float8 / dataset.classes AS chance, typical.median
  FROM measured
  JOIN typical ON typical."column" = measured."column"
  JOIN origin base ON base.id = measured."baseOriginId"
  JOIN origin target ON target.id = measured."targetOriginId"
  JOIN dataset_origin mapped ON mapped."originId" = target.id
  JOIN dataset ON dataset.id = mapped."datasetId"
  WHERE measured.id > $1 AND dataset.classes > 1
    AND measured.value * dataset.classes <= ${AT_CHANCE} AND typical.median * dataset.classes >= ${FAR_ABOVE}
  ORDER BY measured.id LIMIT ${MOST}`;

const SAME = `
  WITH ${MEASURED}, vectors AS (
    SELECT "studyId", "baseOriginId", count(*)::int AS columns,
      md5(string_agg(concat_ws('|', "column", value), ';' ORDER BY "column", value)) AS vector
    FROM measured
    GROUP BY "studyId", "baseOriginId" HAVING count(*) >= ${FEWEST_EQUAL}
  )
  SELECT base."externalId" AS base, base."hubId" AS "baseHub", other_base."externalId" AS other, other_base."hubId" AS "otherHub", one.columns
  FROM vectors one
  JOIN vectors other ON other."studyId" = one."studyId" AND other.vector = one.vector
    AND other."baseOriginId" > one."baseOriginId"
  JOIN origin base ON base.id = one."baseOriginId"
  JOIN origin other_base ON other_base.id = other."baseOriginId"
  ORDER BY base, other LIMIT ${MOST}`;

/** The id of the newest transfer result; 0 where there is none. */
export async function lastResultId(sql: SqlExecutor): Promise<number> {
  const [row] = await sql.query<{ last: number }>({ label: 'ingest_last_result', text: LAST });
  return row?.last ?? 0;
}

/**
 * New results at the level of guessing, in a column whose others lie far above it: most likely of a
 * run that failed. At most a hundred.
 */
export const valuesAtChance = (sql: SqlExecutor, after: number): Promise<ChanceValue[]> =>
  sql.query<ChanceValue>({
    label: 'ingest_values_at_chance',
    text: AT_CHANCE_VALUES,
    values: [after, metricsOfClasses()],
  });

/**
 * Bases of one study whose results are all the same, over ten columns or more: most likely one
 * backbone under two names. At most a hundred pairs.
 */
export const basesAlike = (sql: SqlExecutor, after: number): Promise<SameResults[]> =>
  sql.query<SameResults>({ label: 'ingest_bases_alike', text: SAME, values: [after] });
