import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FOLLOW_DATASETS, FOLLOW_MODELS } from './1764000018000-keep-what-bases-have-seen';
import { EXPOSURES_OF, LINES_OF, RENEW as FORMER_RENEW } from './1764000029000-let-exposures-be-looked-at';

const TABLES = { measured_line: ['baseId', 'modelId'], transfer_result_exposure: ['resultId', 'modelId'] };

/** Whom something is for that is known by two things together: each word must hold. In order. */
const BOTH_AUDIENCES = `
  CREATE FUNCTION both_audiences(one text[], other text[]) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN other IS NULL OR other <@ one THEN one
      ELSE ARRAY(SELECT DISTINCT word FROM unnest(one || other) AS word ORDER BY word) END`;

/** Whom the thing is for that a mapping is of; that of a missing mapping is for everybody. */
export const ofMapping = (mapping: string): string =>
  `audience_of(coalesce(${mapping}.visibility, 'PUBLIC'), ${mapping}."publisherId")`;

/** As before, each line with whom every model on its way is for. */
export const LINES = `
  CREATE FUNCTION measured_lines_of(bases int[]) RETURNS TABLE ("baseId" int, "modelId" int, audience text[])
  LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line("baseId", "modelId", audience) AS (
    SELECT DISTINCT own."modelId", own."modelId", both_audiences('{}', ${ofMapping('own')}) FROM model_origin own
    WHERE own."modelId" = ANY(bases)
      AND EXISTS (SELECT FROM model_origin measured JOIN transfer_result result ON result."baseOriginId" = measured."originId"
        WHERE measured."modelId" = own."modelId")
    UNION
    SELECT line."baseId", theirs."modelId", both_audiences(line.audience, ${ofMapping('theirs')}) FROM line
    JOIN model_origin mine ON mine."modelId" = line."modelId" AND mine."isCurrent"
    JOIN lineage claim ON claim."childOriginId" = mine."originId"
      AND claim.relation IN ('FINETUNE', 'ADAPTER', 'QUANTIZED', 'MERGE', 'DISTILLED', 'CONVERTED')
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
  )
  SELECT line."baseId", line."modelId", line.audience FROM line $$`;

/** As before, each exposure with whom its line and the datasets of its trainings are for. */
export const EXPOSURES = `
  CREATE FUNCTION exposures_of(results int[])
  RETURNS TABLE ("resultId" int, "modelId" int, audience text[], "sawTarget" boolean) LANGUAGE sql STABLE AS $$
  WITH behind AS MATERIALIZED (
    SELECT result.id, line."modelId", line.audience, target."datasetId" FROM unnest(results) AS asked(id)
    JOIN transfer_result result ON result.id = asked.id
    JOIN model_origin base ON base."originId" = result."baseOriginId"
    JOIN measured_line line ON line."baseId" = base."modelId"
    LEFT JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  ), trained AS MATERIALIZED (
    SELECT DISTINCT mine."modelId", theirs."datasetId", both_audiences('{}', ${ofMapping('theirs')}) AS audience
    FROM (SELECT DISTINCT behind."modelId" FROM behind) one
    JOIN model_origin mine ON mine."modelId" = one."modelId" AND mine."isCurrent"
    JOIN training ON training."modelOriginId" = mine."originId"
    LEFT JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
  )
  SELECT behind.id, behind."modelId", both_audiences(behind.audience, known.audience), bool_or(saw."modelId" IS NOT NULL)
  FROM behind
  JOIN (SELECT DISTINCT trained."modelId", trained.audience FROM trained) known ON known."modelId" = behind."modelId"
  LEFT JOIN trained saw ON saw."modelId" = behind."modelId" AND saw."datasetId" = behind."datasetId"
    AND saw.audience = known.audience
  GROUP BY 1, 2, 3 $$`;

const RENEW = [
  `CREATE OR REPLACE FUNCTION renew_measured_lines(bases int[]) RETURNS void LANGUAGE sql AS $$
  WITH line AS MATERIALIZED (SELECT * FROM measured_lines_of(bases)), removed AS (
    DELETE FROM measured_line former WHERE former."baseId" = ANY(bases) AND NOT EXISTS (
      SELECT FROM line WHERE line."baseId" = former."baseId" AND line."modelId" = former."modelId"
        AND line.audience = former.audience)
  )
  INSERT INTO measured_line ("baseId", "modelId", audience)
  SELECT "baseId", "modelId", audience FROM line ON CONFLICT DO NOTHING $$`,
  `CREATE OR REPLACE FUNCTION renew_exposures(bases int[], results int[]) RETURNS void LANGUAGE sql AS $$
  WITH asked AS MATERIALIZED (
    SELECT result.id FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
    WHERE own."modelId" = ANY(bases)
    UNION SELECT one.id FROM unnest(results) AS one(id)
  ), exposed AS MATERIALIZED (
    SELECT * FROM exposures_of(ARRAY(SELECT id FROM asked))
  ), removed AS (
    DELETE FROM transfer_result_exposure former USING asked WHERE former."resultId" = asked.id AND NOT EXISTS (
      SELECT FROM exposed WHERE exposed."resultId" = former."resultId" AND exposed."modelId" = former."modelId"
        AND exposed.audience = former.audience)
  )
  INSERT INTO transfer_result_exposure AS former ("resultId", "modelId", audience, "sawTarget")
  SELECT "resultId", "modelId", audience, "sawTarget" FROM exposed
  ON CONFLICT ("resultId", "modelId", audience) DO UPDATE SET "sawTarget" = excluded."sawTarget"
  WHERE former."sawTarget" <> excluded."sawTarget" $$`,
];
/** What they return is another, so they are made anew. */
const UNREAD = 'DROP FUNCTION measured_lines_of, exposures_of';

const COMPARED = /(SELECT "originId", "(?:model|dataset)Id"(?:, "isCurrent")?) FROM (new|old)_rows/g;

export const replacing = (routine: string): string =>
  routine.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');
/** A mapping is another, too, where what it is of is for others. */
const alsoHidden = (routine: string): string =>
  replacing(routine).replace(COMPARED, '$1, visibility, "publisherId" FROM $2_rows');

/** Whatever was trained on a dataset: whom that is for decides who may know of the training. */
const FOLLOWING_DATASETS = alsoHidden(FOLLOW_DATASETS)
  .replace(`\n        JOIN dataset_origin target ON target."originId" = result."targetOriginId"`, '')
  .replace(` AND target."datasetId" = ANY(things)`, '');

const FILL = [
  `SELECT renew_measured_lines(ARRAY(SELECT id FROM model))`,
  `SELECT renew_exposures('{}', ARRAY(SELECT id FROM transfer_result))`,
];
const EMPTY = Object.keys(TABLES).map((table) => `DELETE FROM ${table}`);
const keyed = (table: string, columns: readonly string[]): string[] => [
  `ALTER TABLE ${table} DROP CONSTRAINT ${table}_pk`,
  `ALTER TABLE ${table} ADD CONSTRAINT ${table}_pk PRIMARY KEY (${columns.join(', ')})`,
];
const quoted = (columns: readonly string[]): string[] => columns.map((column) => `"${column}"`);

const UP = [
  BOTH_AUDIENCES,
  ...EMPTY,
  ...Object.entries(TABLES).flatMap(([table, columns]) => [
    `ALTER TABLE ${table} ADD COLUMN audience text[] NOT NULL DEFAULT '{}'`,
    ...keyed(table, [...quoted(columns), 'audience']),
  ]),
  ...[UNREAD, LINES, EXPOSURES, ...RENEW, alsoHidden(FOLLOW_MODELS), FOLLOWING_DATASETS],
  ...FILL,
];

const DOWN = [
  ...EMPTY,
  ...Object.entries(TABLES).flatMap(([table, columns]) => [
    ...keyed(table, quoted(columns)),
    `ALTER TABLE ${table} DROP COLUMN audience`,
  ]),
  ...[UNREAD, LINES_OF, EXPOSURES_OF, ...FORMER_RENEW, ...[FOLLOW_MODELS, FOLLOW_DATASETS].map(replacing)],
  'DROP FUNCTION both_audiences',
  ...FILL,
];

/**
 * What a base has seen is told to those only who may see how it is known: every model of its line,
 * and the dataset of the training. Each way of knowing it has a row of its own.
 */
export class LetExposuresHaveAudiences1764000029950 implements MigrationInterface {
  readonly name = 'LetExposuresHaveAudiences1764000029950';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
