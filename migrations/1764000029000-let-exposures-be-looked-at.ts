import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RENEW_EXPOSURES, RENEW_LINES } from './1764000018000-keep-what-bases-have-seen';

// A frozen copy: a migration never changes when the code does.
const LEARNING = `'FINETUNE', 'ADAPTER', 'QUANTIZED', 'MERGE', 'DISTILLED', 'CONVERTED'`;

/** The lines of some models as lineage is now; a model without results has none. */
export const LINES_OF = `
  CREATE FUNCTION measured_lines_of(bases int[]) RETURNS TABLE ("baseId" int, "modelId" int) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line("baseId", "modelId") AS (
    SELECT asked.id, asked.id FROM unnest(bases) AS asked(id)
    WHERE EXISTS (SELECT FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
      WHERE own."modelId" = asked.id)
    UNION
    SELECT line."baseId", theirs."modelId" FROM line
    JOIN model_origin mine ON mine."modelId" = line."modelId" AND mine."isCurrent"
    JOIN lineage claim ON claim."childOriginId" = mine."originId" AND claim.relation IN (${LEARNING})
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
  )
  SELECT line."baseId", line."modelId" FROM line $$`;

/** What the bases of some results have seen, by the lines that are stored. */
export const EXPOSURES_OF = `
  CREATE FUNCTION exposures_of(results int[]) RETURNS TABLE ("resultId" int, "modelId" int, "sawTarget" boolean)
  LANGUAGE sql STABLE AS $$
  WITH behind AS MATERIALIZED (
    SELECT result.id, line."modelId", target."datasetId" FROM unnest(results) AS asked(id)
    JOIN transfer_result result ON result.id = asked.id
    JOIN model_origin base ON base."originId" = result."baseOriginId"
    JOIN measured_line line ON line."baseId" = base."modelId"
    LEFT JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  ), trained AS MATERIALIZED (
    SELECT DISTINCT mine."modelId", theirs."datasetId" FROM (SELECT DISTINCT behind."modelId" FROM behind) one
    JOIN model_origin mine ON mine."modelId" = one."modelId" AND mine."isCurrent"
    JOIN training ON training."modelOriginId" = mine."originId"
    LEFT JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
  )
  SELECT behind.id, behind."modelId", saw."modelId" IS NOT NULL FROM behind
  JOIN (SELECT DISTINCT trained."modelId" FROM trained) known ON known."modelId" = behind."modelId"
  LEFT JOIN trained saw ON saw."modelId" = behind."modelId" AND saw."datasetId" = behind."datasetId" $$`;

export const RENEW = [
  `CREATE OR REPLACE FUNCTION renew_measured_lines(bases int[]) RETURNS void LANGUAGE sql AS $$
  WITH line AS MATERIALIZED (SELECT * FROM measured_lines_of(bases)), removed AS (
    DELETE FROM measured_line former WHERE former."baseId" = ANY(bases) AND NOT EXISTS (
      SELECT FROM line WHERE line."baseId" = former."baseId" AND line."modelId" = former."modelId")
  )
  INSERT INTO measured_line SELECT "baseId", "modelId" FROM line ON CONFLICT DO NOTHING $$`,
  `CREATE OR REPLACE FUNCTION renew_exposures(bases int[], results int[]) RETURNS void LANGUAGE sql AS $$
  WITH asked AS MATERIALIZED (
    SELECT result.id FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
    WHERE own."modelId" = ANY(bases)
    UNION SELECT one.id FROM unnest(results) AS one(id)
  ), exposed AS MATERIALIZED (
    SELECT * FROM exposures_of(ARRAY(SELECT id FROM asked))
  ), removed AS (
    DELETE FROM transfer_result_exposure former USING asked WHERE former."resultId" = asked.id AND NOT EXISTS (
      SELECT FROM exposed WHERE exposed."resultId" = former."resultId" AND exposed."modelId" = former."modelId")
  )
  INSERT INTO transfer_result_exposure AS former ("resultId", "modelId", "sawTarget")
  SELECT "resultId", "modelId", "sawTarget" FROM exposed
  ON CONFLICT ("resultId", "modelId") DO UPDATE SET "sawTarget" = excluded."sawTarget"
  WHERE former."sawTarget" <> excluded."sawTarget" $$`,
];

const inPlace = (statement: string): string =>
  statement.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION');

/**
 * What bases have seen could only be written, so that whoever wanted to know whether it is right
 * had to write it and take it back. It can be read now; what writes it uses the same.
 */
export class LetExposuresBeLookedAt1764000029000 implements MigrationInterface {
  readonly name = 'LetExposuresBeLookedAt1764000029000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [LINES_OF, EXPOSURES_OF, ...RENEW]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [RENEW_LINES, RENEW_EXPOSURES]) await runner.query(inPlace(statement));
    await runner.query('DROP FUNCTION measured_lines_of, exposures_of');
  }
}
