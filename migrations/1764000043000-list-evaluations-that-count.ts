import type { MigrationInterface, QueryRunner } from 'typeorm';

type Event = 'INSERT' | 'UPDATE' | 'DELETE';

const EVENTS: readonly Event[] = ['INSERT', 'UPDATE', 'DELETE'];
const REFERENCING: Readonly<Record<Event, string>> = {
  INSERT: 'NEW TABLE AS new_rows',
  UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: 'OLD TABLE AS old_rows',
};

/** A frozen copy as of this migration: columns in which two evaluations of one model are the same statement. */
const SAME = [
  ...['"datasetOriginId"', 'subset', '"datasetRevision"', '"taskId"', 'split', '"metricId"', 'value'],
  ...['"studyId"', '"sourceUrl"'],
]
  .map((column) => `said.${column}`)
  .join(', ');

const TABLE = `
  CREATE TABLE listed_evaluation (
    "evaluationId" int NOT NULL,
    "modelId" int NOT NULL,
    value float8 NOT NULL,
    CONSTRAINT listed_evaluation_pk PRIMARY KEY ("evaluationId"),
    CONSTRAINT listed_evaluation_fk FOREIGN KEY ("evaluationId") REFERENCES evaluation(id) ON DELETE CASCADE
  )`;

/** The first of those that say the same, of the current origins of each model. */
const LISTED_OF = `
  CREATE FUNCTION listed_evaluations_of(models int[]) RETURNS TABLE ("evaluationId" int, "modelId" int, value float8)
  LANGUAGE sql STABLE AS $$
  SELECT min(said.id), mine."modelId", said.value
  FROM model_origin mine JOIN evaluation said ON said."modelOriginId" = mine."originId"
  WHERE mine."modelId" = ANY (models) AND mine."isCurrent"
  GROUP BY mine."modelId", ${SAME} $$`;

/** Writes only what differs. */
const RENEW = `
  CREATE FUNCTION renew_listed_evaluations(models int[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM listed_evaluation known WHERE known."modelId" = ANY (models)
      AND known."evaluationId" NOT IN (SELECT "evaluationId" FROM listed_evaluations_of(models));
    INSERT INTO listed_evaluation AS known ("evaluationId", "modelId", value) SELECT * FROM listed_evaluations_of(models)
    ON CONFLICT ("evaluationId") DO UPDATE SET "modelId" = excluded."modelId", value = excluded.value
      WHERE ROW(known."modelId", known.value) IS DISTINCT FROM ROW(excluded."modelId", excluded.value);
  $$`;

/** By table: columns of which a change makes a difference, and the models that rows are of. */
const FOLLOWED: Readonly<Record<string, { columns: string; models: (rows: string) => string }>> = {
  evaluation: {
    columns: `id, "modelOriginId", ${SAME.replaceAll('said.', '')}`,
    models: (rows) => `SELECT DISTINCT own."modelId" FROM ${rows} changed
        JOIN model_origin own ON own."originId" = changed."modelOriginId"`,
  },
  model_origin: {
    columns: '"originId", "modelId", "isCurrent"',
    models: (rows) => `SELECT DISTINCT changed."modelId" FROM ${rows} changed`,
  },
};

const following = (table: string, { columns, models }: (typeof FOLLOWED)[string]): string => {
  const of = (rows: string, others: string): string =>
    `(SELECT ${columns} FROM ${rows} EXCEPT SELECT ${columns} FROM ${others})`;
  const altered = `(${of('new_rows', 'old_rows')} UNION ALL ${of('old_rows', 'new_rows')})`;
  return `
  CREATE FUNCTION list_evaluations_by_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE touched int[];
  BEGIN
    IF TG_OP = 'INSERT' THEN touched := ARRAY(${models('new_rows')});
    ELSIF TG_OP = 'DELETE' THEN touched := ARRAY(${models('old_rows')});
    ELSE touched := ARRAY(${models(altered)});
    END IF;
    IF touched <> '{}' THEN PERFORM renew_listed_evaluations(touched); END IF;
    RETURN NULL;
  END $$`;
};

const UP = [
  TABLE,
  LISTED_OF,
  RENEW,
  `INSERT INTO listed_evaluation SELECT * FROM listed_evaluations_of(ARRAY(SELECT id FROM model))`,
  'CREATE INDEX listed_evaluation_value_idx ON listed_evaluation (value DESC, "evaluationId")',
  'CREATE INDEX listed_evaluation_model_idx ON listed_evaluation ("modelId")',
  ...Object.entries(FOLLOWED).flatMap(([table, followed]) => [
    following(table, followed),
    ...EVENTS.map(
      (event) => `CREATE TRIGGER ${table}_listed_${event.toLowerCase()} AFTER ${event} ON ${table}
        REFERENCING ${REFERENCING[event]} FOR EACH STATEMENT EXECUTE FUNCTION list_evaluations_by_${table}()`,
    ),
  ]),
  'SELECT watch_writes()',
];

const DOWN = [
  ...Object.keys(FOLLOWED).map((table) => `DROP FUNCTION list_evaluations_by_${table} CASCADE`),
  'DROP FUNCTION renew_listed_evaluations',
  'DROP FUNCTION listed_evaluations_of',
  'DROP TABLE listed_evaluation',
];

/**
 * Keeps which evaluations count: those of current origins, the same statement of several origins
 * once. A page compared each with all earlier ones of its model, and walked all that do not count.
 */
export class ListEvaluationsThatCount1764000043000 implements MigrationInterface {
  readonly name = 'ListEvaluationsThatCount1764000043000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
