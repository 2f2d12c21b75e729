import type { SqlExecutor } from '../../platform/database';
import { sameFigure } from '../same-figure';
import { keysOfResult, type DescribedResult } from '../describe-results';
import { saveOrigins, type OriginIds } from './origin.repository';

/**
 * What the catalogue has under the key of each result, over all origins of its base and target. A
 * value that any row of the key ever had is known (apart from what arithmetic adds), so a
 * correction is kept when the source is read again. Results are looked up by their base, each base
 * once: otherwise the planner reads all results of a study for each given result, while the study
 * grows.
 */
const COMPARE_RESULTS = `
  WITH given AS (
    SELECT row.*, study.id AS "studyId", base."modelId", target."datasetId"
    FROM jsonb_to_recordset($1::jsonb) AS row (place int, study text, "baseOriginId" int, "targetOriginId" int, split text,
      protocol text, "metricId" text, value float8, "trainingExamples" bigint, recipe text, seed int)
    JOIN study ON study.key = row.study
    JOIN model_origin base ON base."originId" = row."baseOriginId"
    JOIN dataset_origin target ON target."originId" = row."targetOriginId"
  ), base AS MATERIALIZED (
    SELECT "originId", "modelId" FROM model_origin WHERE "modelId" IN (SELECT "modelId" FROM given)
  ), recorded AS MATERIALIZED (
    SELECT base."modelId", target."datasetId", result.* FROM base
    CROSS JOIN LATERAL (
      SELECT * FROM transfer_result WHERE "baseOriginId" = base."originId" OFFSET 0
    ) result
    JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  ), known AS (
    SELECT given.place, bool_or(${sameFigure('result.value', 'given.value')}) AS "isKnown",
      max(result.id) FILTER (WHERE later.id IS NULL) AS "standingId"
    FROM given
    JOIN recorded result ON result."modelId" = given."modelId" AND result."datasetId" = given."datasetId"
      AND result."studyId" = given."studyId"
      AND result.protocol = given.protocol AND result."metricId" = given."metricId"
      AND (result.split, result."trainingExamples", result.recipe, result.seed)
        IS NOT DISTINCT FROM (given.split, given."trainingExamples", given.recipe, given.seed)
    LEFT JOIN transfer_result later ON later."supersedesId" = result.id
    GROUP BY given.place
  )
  SELECT given.place, given."studyId", coalesce(known."isKnown", false) AS "isKnown", standing.id AS "supersedesId",
    standing.value AS "oldValue", coalesce(standing."baseOriginId", given."baseOriginId") AS "baseOriginId",
    coalesce(standing."targetOriginId", given."targetOriginId") AS "targetOriginId"
  FROM given
  LEFT JOIN known ON known.place = given.place
  LEFT JOIN transfer_result standing ON standing.id = known."standingId"`;

/** Ids of studies, and whether there is a result of theirs to compare with. */
const FIND_STUDIES = `
  SELECT study.id, study.key, EXISTS (SELECT FROM transfer_result WHERE "studyId" = study.id) AS "hasResults"
  FROM study WHERE study.key = ANY ($1::text[])`;

const INSERT_RESULTS = `
  WITH written AS (
    INSERT INTO transfer_result ("studyId", "baseOriginId", "adaptedOriginId", "targetOriginId", split, protocol,
      "metricId", value, "trainingExamples", recipe, seed, "scratchBaseline", "supersedesId")
    SELECT "studyId", "baseOriginId", "adaptedOriginId", "targetOriginId", split, protocol,
      "metricId", value, "trainingExamples", recipe, seed, "scratchBaseline", "supersedesId"
    FROM jsonb_to_recordset($1::jsonb) AS row ("studyId" int, "baseOriginId" int, "adaptedOriginId" int, "targetOriginId" int,
      split text, protocol text, "metricId" text, value float8, "trainingExamples" bigint, recipe text, seed int,
      "scratchBaseline" float8, "supersedesId" int)
    ON CONFLICT DO NOTHING RETURNING 1
  ) SELECT count(*)::int AS written FROM written`;

interface Comparison {
  place: number;
  studyId: number;
  isKnown: boolean;
  supersedesId: number | null;
  oldValue: number | null;
  baseOriginId: number;
  targetOriginId: number;
}

/** A result whose value has changed. */
export interface Correction {
  result: DescribedResult;
  oldValue: number;
}

/** The results of a batch, compared with the catalogue. */
export interface ResultChanges {
  /** Results that are new, without corrections. */
  created: number;
  corrections: Correction[];
  unchanged: number;
  /** Results of a study, base or target that the catalogue does not have. */
  unknown: number;
}

/**
 * Writes results; like all claims about others they point to the first origin of their base and
 * target.
 */
export const saveResults = (sql: SqlExecutor, results: readonly DescribedResult[]): Promise<ResultChanges> =>
  changeResults(sql, results, { isDryRun: false });

/** What `saveResults` would do once the studies, bases and targets are there. */
export async function previewResults(
  sql: SqlExecutor,
  results: readonly DescribedResult[],
): Promise<ResultChanges> {
  const changes = await changeResults(sql, results, { isDryRun: true });
  return { ...changes, created: changes.created + changes.unknown, unknown: 0 };
}

async function changeResults(
  sql: SqlExecutor,
  results: readonly DescribedResult[],
  { isDryRun }: { isDryRun: boolean },
): Promise<ResultChanges> {
  const changes: ResultChanges = { created: 0, corrections: [], unchanged: 0, unknown: 0 };
  if (results.length === 0) return changes;
  const origins = await saveOrigins(sql, [], results.flatMap(keysOfResult));
  const resolved = results.filter((result) => keysOfResult(result).every((key) => origins.has(key)));
  const rows = resolved.length === 0 ? [] : await compare(sql, resolved, origins);
  // So that results get their ids in the order of the source, whatever the planner does.
  rows.sort((a, b) => a.place - b.place);
  changes.unknown = results.length - rows.length;
  const writes: object[] = [];
  for (const { place, isKnown, oldValue, ...ids } of rows) {
    const result = resolved[place];
    if (result === undefined) continue;
    if (isKnown) {
      changes.unchanged += 1;
      continue;
    }
    if (oldValue !== null) changes.corrections.push({ result, oldValue });
    writes.push({ ...columnsOf(result), ...ids, adaptedOriginId: adaptedIn(origins, result) });
  }
  changes.created = writes.length - changes.corrections.length;
  if (isDryRun || writes.length === 0) return changes;
  const [row] = await sql.query<{ written: number }>({
    label: 'ingest_insert_results',
    text: INSERT_RESULTS,
    values: [JSON.stringify(writes)],
  });
  // Of two results with one key in one call, the first counts.
  const doubled = writes.length - (row?.written ?? 0);
  return { ...changes, created: changes.created - doubled, unchanged: changes.unchanged + doubled };
}

const adaptedIn = (origins: OriginIds, { adapted }: DescribedResult): number | null =>
  adapted === null ? null : origins.ofKey(adapted);

/** What a result says apart from what it is about: only what is needed goes to the database. */
const columnsOf = (result: DescribedResult): Omit<DescribedResult, 'base' | 'adapted' | 'target'> => ({
  study: result.study,
  split: result.split,
  protocol: result.protocol,
  metricId: result.metricId,
  value: result.value,
  trainingExamples: result.trainingExamples,
  recipe: result.recipe,
  seed: result.seed,
  scratchBaseline: result.scratchBaseline,
});

/**
 * Compares results with those of their studies; results of a study that has none yet are new, and
 * are not looked up.
 */
async function compare(
  sql: SqlExecutor,
  results: readonly DescribedResult[],
  origins: OriginIds,
): Promise<Comparison[]> {
  const studies = await sql.query<{ id: number; key: string; hasResults: boolean }>({
    label: 'ingest_find_studies',
    text: FIND_STUDIES,
    values: [[...new Set(results.map(({ study }) => study))]],
  });
  const byKey = new Map(studies.map((study) => [study.key, study]));
  const rows: object[] = [];
  const fresh: Comparison[] = [];
  for (const [place, result] of results.entries()) {
    const study = byKey.get(result.study);
    if (study === undefined) continue;
    const ids = {
      place,
      baseOriginId: origins.ofKey(result.base),
      targetOriginId: origins.ofKey(result.target),
    };
    if (study.hasResults) rows.push({ ...columnsOf(result), ...ids });
    else fresh.push({ ...ids, studyId: study.id, isKnown: false, supersedesId: null, oldValue: null });
  }
  if (rows.length === 0) return fresh;
  const compared = await sql.query<Comparison>({
    label: 'ingest_compare_results',
    text: COMPARE_RESULTS,
    values: [JSON.stringify(rows)],
  });
  return [...fresh, ...compared];
}
