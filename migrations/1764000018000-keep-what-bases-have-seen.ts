import type { MigrationInterface, QueryRunner } from 'typeorm';

// A frozen copy: a migration never changes when the code does.
const LEARNING = `'FINETUNE', 'ADAPTER', 'QUANTIZED', 'MERGE', 'DISTILLED', 'CONVERTED'`;

const TABLES = [
  // For each model with results: itself, and the models that its weights go back to.
  `CREATE TABLE measured_line (
    "baseId" integer NOT NULL,
    "modelId" integer NOT NULL,
    CONSTRAINT measured_line_pk PRIMARY KEY ("baseId", "modelId"),
    CONSTRAINT measured_line_base_fk FOREIGN KEY ("baseId") REFERENCES model(id) ON DELETE CASCADE,
    CONSTRAINT measured_line_model_fk FOREIGN KEY ("modelId") REFERENCES model(id) ON DELETE CASCADE
  )`,
  `CREATE INDEX measured_line_model_idx ON measured_line ("modelId")`,
  // For each result: which of that line are known to be trained on something, and whether that
  // was the result's target.
  `CREATE TABLE transfer_result_exposure (
    "resultId" integer NOT NULL,
    "modelId" integer NOT NULL,
    "sawTarget" boolean NOT NULL,
    CONSTRAINT transfer_result_exposure_pk PRIMARY KEY ("resultId", "modelId"),
    CONSTRAINT transfer_result_exposure_result_fk FOREIGN KEY ("resultId") REFERENCES transfer_result(id),
    CONSTRAINT transfer_result_exposure_model_fk FOREIGN KEY ("modelId") REFERENCES model(id) ON DELETE CASCADE
  )`,
  `CREATE INDEX transfer_result_exposure_model_idx ON transfer_result_exposure ("modelId")`,
  `CREATE INDEX transfer_result_exposure_leak_idx ON transfer_result_exposure ("resultId") WHERE "sawTarget"`,
];

/** The lines of some models as lineage is now; a model without results has none. */
export const RENEW_LINES = `
  CREATE FUNCTION renew_measured_lines(bases int[]) RETURNS void LANGUAGE sql AS $$
  WITH RECURSIVE line("baseId", "modelId") AS (
    SELECT asked.id, asked.id FROM unnest(bases) AS asked(id)
    WHERE EXISTS (SELECT FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
      WHERE own."modelId" = asked.id)
    UNION
    SELECT line."baseId", theirs."modelId" FROM line
    JOIN model_origin mine ON mine."modelId" = line."modelId" AND mine."isCurrent"
    JOIN lineage claim ON claim."childOriginId" = mine."originId" AND claim.relation IN (${LEARNING})
    JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
  ), removed AS (
    DELETE FROM measured_line former WHERE former."baseId" = ANY(bases)
      AND (former."baseId", former."modelId") NOT IN (SELECT "baseId", "modelId" FROM line)
  )
  INSERT INTO measured_line SELECT "baseId", "modelId" FROM line ON CONFLICT DO NOTHING $$`;

/** What the bases of some results have seen: of all results of some models, and of some others. */
export const RENEW_EXPOSURES = `
  CREATE FUNCTION renew_exposures(bases int[], results int[]) RETURNS void LANGUAGE sql AS $$
  WITH asked AS (
    SELECT result.id FROM model_origin own JOIN transfer_result result ON result."baseOriginId" = own."originId"
    WHERE own."modelId" = ANY(bases)
    UNION SELECT one.id FROM unnest(results) AS one(id)
  ), behind AS MATERIALIZED (
    SELECT asked.id, line."modelId", target."datasetId" FROM asked
    JOIN transfer_result result ON result.id = asked.id
    JOIN model_origin base ON base."originId" = result."baseOriginId"
    JOIN measured_line line ON line."baseId" = base."modelId"
    LEFT JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  ), trained AS MATERIALIZED (
    SELECT DISTINCT mine."modelId", theirs."datasetId" FROM (SELECT DISTINCT "modelId" FROM behind) one
    JOIN model_origin mine ON mine."modelId" = one."modelId" AND mine."isCurrent"
    JOIN training ON training."modelOriginId" = mine."originId"
    LEFT JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
  ), exposed AS MATERIALIZED (
    SELECT behind.id, behind."modelId", saw."modelId" IS NOT NULL AS "sawTarget" FROM behind
    JOIN (SELECT DISTINCT "modelId" FROM trained) known USING ("modelId")
    LEFT JOIN trained saw ON saw."modelId" = behind."modelId" AND saw."datasetId" = behind."datasetId"
  ), removed AS (
    DELETE FROM transfer_result_exposure former USING asked WHERE former."resultId" = asked.id
      AND (former."resultId", former."modelId") NOT IN (SELECT id, "modelId" FROM exposed)
  )
  INSERT INTO transfer_result_exposure AS former ("resultId", "modelId", "sawTarget")
  SELECT id, "modelId", "sawTarget" FROM exposed
  ON CONFLICT ("resultId", "modelId") DO UPDATE SET "sawTarget" = excluded."sawTarget"
  WHERE former."sawTarget" <> excluded."sawTarget" $$`;

/** A base's first results give it a line; its later ones only have to be looked at themselves. */
const FOLLOW_RESULTS = `
  CREATE FUNCTION follow_results() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM renew_measured_lines(ARRAY(
      SELECT DISTINCT base."modelId" FROM new_rows result
      JOIN model_origin base ON base."originId" = result."baseOriginId"
      WHERE NOT EXISTS (SELECT FROM measured_line line WHERE line."baseId" = base."modelId")));
    PERFORM renew_exposures('{}', ARRAY(SELECT id FROM new_rows));
    RETURN NULL;
  END $$`;

/** The rows of a statement before it and after it: a trigger has only those that its event has. */
const EACH_VERSION = (gather: (rows: string) => string): string => `
    IF TG_OP <> 'INSERT' THEN ${gather('old_rows')} END IF;
    IF TG_OP <> 'DELETE' THEN ${gather('new_rows')} END IF;`;

const FOLLOW_TRAININGS = `
  CREATE FUNCTION follow_trainings() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE origins int[] := '{}'; bases int[];
  BEGIN${EACH_VERSION((rows) => `origins := origins || ARRAY(SELECT DISTINCT "modelOriginId" FROM ${rows});`)}
    bases := ARRAY(SELECT DISTINCT line."baseId" FROM model_origin mine
      JOIN measured_line line ON line."modelId" = mine."modelId" WHERE mine."originId" = ANY(origins));
    IF bases <> '{}' THEN PERFORM renew_exposures(bases, '{}'); END IF;
    RETURN NULL;
  END $$`;

const FOLLOW_LINEAGE = `
  CREATE FUNCTION follow_lineage() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE origins int[] := '{}'; bases int[];
  BEGIN${EACH_VERSION((rows) => `origins := origins || ARRAY(SELECT DISTINCT "childOriginId" FROM ${rows});`)}
    bases := ARRAY(SELECT DISTINCT line."baseId" FROM model_origin mine
      JOIN measured_line line ON line."modelId" = mine."modelId" WHERE mine."originId" = ANY(origins));
    IF bases <> '{}' THEN
      PERFORM renew_measured_lines(bases);
      PERFORM renew_exposures(bases, '{}');
    END IF;
    RETURN NULL;
  END $$`;

/** What of a mapping decides: rows that differ in nothing else tell no news. */
const MAPPED = { model: `"originId", "modelId", "isCurrent"`, dataset: `"originId", "datasetId"` };
const MOVED = (kind: keyof typeof MAPPED, column: string): string => `
    IF TG_OP = 'INSERT' THEN
      origins := ARRAY(SELECT "originId" FROM new_rows); things := ARRAY(SELECT "${column}" FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
      origins := ARRAY(SELECT "originId" FROM old_rows); things := ARRAY(SELECT "${column}" FROM old_rows);
    ELSE
      SELECT array_agg("originId"), array_agg("${column}") INTO origins, things FROM (
        (SELECT ${MAPPED[kind]} FROM new_rows EXCEPT SELECT ${MAPPED[kind]} FROM old_rows)
        UNION ALL (SELECT ${MAPPED[kind]} FROM old_rows EXCEPT SELECT ${MAPPED[kind]} FROM new_rows)) moved;
      IF origins IS NULL THEN RETURN NULL; END IF;
    END IF;`;

/**
 * A line goes through the models that an origin belongs to before and after, and through those that
 * name the origin as what they were made from.
 */
export const FOLLOW_MODELS = `
  CREATE FUNCTION follow_model_mapping() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE origins int[]; things int[]; bases int[]; results int[];
  BEGIN${MOVED('model', 'modelId')}
    results := ARRAY(SELECT id FROM transfer_result WHERE "baseOriginId" = ANY(origins));
    bases := ARRAY(
      SELECT line."baseId" FROM measured_line line WHERE line."modelId" = ANY(things)
      UNION SELECT line."baseId" FROM lineage claim
        JOIN model_origin child ON child."originId" = claim."childOriginId"
        JOIN measured_line line ON line."modelId" = child."modelId"
        WHERE claim."baseOriginId" = ANY(origins)
      UNION SELECT thing FROM unnest(things) AS thing WHERE results <> '{}');
    IF bases <> '{}' OR results <> '{}' THEN
      PERFORM renew_measured_lines(bases);
      PERFORM renew_exposures(bases, results);
    END IF;
    RETURN NULL;
  END $$`;

export const FOLLOW_DATASETS = `
  CREATE FUNCTION follow_dataset_mapping() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE origins int[]; things int[]; results int[];
  BEGIN${MOVED('dataset', 'datasetId')}
    results := ARRAY(
      SELECT id FROM transfer_result WHERE "targetOriginId" = ANY(origins)
      UNION SELECT result.id FROM training
        JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
        JOIN measured_line line ON line."modelId" = mine."modelId"
        JOIN model_origin base ON base."modelId" = line."baseId"
        JOIN transfer_result result ON result."baseOriginId" = base."originId"
        JOIN dataset_origin target ON target."originId" = result."targetOriginId"
        WHERE training."datasetOriginId" = ANY(origins) AND target."datasetId" = ANY(things));
    IF results <> '{}' THEN PERFORM renew_exposures('{}', results); END IF;
    RETURN NULL;
  END $$`;

const FOLLOWED = [
  { table: 'training', routine: 'follow_trainings' },
  { table: 'lineage', routine: 'follow_lineage' },
  { table: 'model_origin', routine: 'follow_model_mapping' },
  { table: 'dataset_origin', routine: 'follow_dataset_mapping' },
];
const OPERATIONS = [
  { operation: 'INSERT', tables: 'NEW TABLE AS new_rows' },
  { operation: 'UPDATE', tables: 'OLD TABLE AS old_rows NEW TABLE AS new_rows' },
  { operation: 'DELETE', tables: 'OLD TABLE AS old_rows' },
];

/** Whoever writes one of two facts must see the other: there is one writer at a time. */
const TAKERS = ['model_origin', 'dataset_origin'];

const TRIGGERS = [
  ...TAKERS.map(
    (table) => `CREATE TRIGGER ${table}_take_feed BEFORE INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION take_feed()`,
  ),
  `CREATE TRIGGER transfer_result_follow_insert AFTER INSERT ON transfer_result
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION follow_results()`,
  ...FOLLOWED.flatMap(({ table, routine }) =>
    OPERATIONS.map(
      ({ operation, tables }) =>
        `CREATE TRIGGER ${table}_follow_${operation.toLowerCase()} AFTER ${operation} ON ${table}
          REFERENCING ${tables} FOR EACH STATEMENT EXECUTE FUNCTION ${routine}()`,
    ),
  ),
];

const FILL = [
  `SELECT renew_measured_lines(ARRAY(SELECT DISTINCT base."modelId" FROM transfer_result result
    JOIN model_origin base ON base."originId" = result."baseOriginId"))`,
  `SELECT renew_exposures('{}', ARRAY(SELECT id FROM transfer_result))`,
];

/**
 * Whether a base has seen the target of a result, kept up by triggers in the transaction of
 * whatever changes it: results, trainings, lineage, and which model or dataset an origin belongs to.
 * The rows name the model that was trained, so that who may not see it is not told.
 */
export class KeepWhatBasesHaveSeen1764000018000 implements MigrationInterface {
  readonly name = 'KeepWhatBasesHaveSeen1764000018000';

  async up(runner: QueryRunner): Promise<void> {
    const functions = [
      ...[RENEW_LINES, RENEW_EXPOSURES, FOLLOW_RESULTS],
      ...[FOLLOW_TRAININGS, FOLLOW_LINEAGE, FOLLOW_MODELS, FOLLOW_DATASETS],
    ];
    for (const statement of [...TABLES, ...functions, ...TRIGGERS, ...FILL]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TAKERS) await runner.query(`DROP TRIGGER ${table}_take_feed ON ${table}`);
    await runner.query('DROP TRIGGER transfer_result_follow_insert ON transfer_result');
    for (const { table, routine } of FOLLOWED) {
      for (const { operation } of OPERATIONS)
        await runner.query(`DROP TRIGGER ${table}_follow_${operation.toLowerCase()} ON ${table}`);
      await runner.query(`DROP FUNCTION ${routine}`);
    }
    await runner.query('DROP FUNCTION follow_results, renew_exposures, renew_measured_lines');
    await runner.query('DROP TABLE transfer_result_exposure, measured_line');
  }
}
