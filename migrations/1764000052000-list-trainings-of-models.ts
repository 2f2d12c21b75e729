import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A frozen copy of the rule as of this migration: which trainings another source of the hub tells better. */
const SAID_BETTER = `(training.role = 'FINE_TUNING' AND EXISTS (
      SELECT FROM origin own
      JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
        AND other.source <> own.source
      JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
      JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
      JOIN training better ON better."modelOriginId" = other.id AND better."datasetOriginId" = training."datasetOriginId"
        AND better.role = 'PRETRAINING'
      WHERE own.id = training."modelOriginId"))`;

const DATASETS_OF = `
  CREATE FUNCTION model_datasets_of(models int[])
  RETURNS TABLE (id int, "modelId" int, "datasetId" int, role text, downloads bigint, "isFirst" boolean)
  LANGUAGE sql STABLE AS $$
  SELECT said.id, said."modelId", said."datasetId", said.role, coalesce(model.downloads, -1),
    said.id = min(said.id) OVER (PARTITION BY said."modelId", said."datasetId")
  FROM (
    SELECT min(training.id) AS id, mine."modelId", theirs."datasetId", training.role
    FROM model_origin mine JOIN training ON training."modelOriginId" = mine."originId"
    JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
    WHERE mine."modelId" = ANY (models) AND mine."isCurrent" AND NOT ${SAID_BETTER}
    GROUP BY mine."modelId", theirs."datasetId", training.role
  ) said JOIN model ON model.id = said."modelId" $$`;

const FORMER_DATASETS_OF = `
  CREATE FUNCTION model_datasets_of(models int[]) RETURNS TABLE ("modelId" int, "datasetId" int, downloads bigint)
  LANGUAGE sql STABLE AS $$
  SELECT DISTINCT mine."modelId", theirs."datasetId", coalesce(model.downloads, -1)
  FROM model_origin mine JOIN training ON training."modelOriginId" = mine."originId"
  JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
  JOIN model ON model.id = mine."modelId"
  WHERE mine."modelId" = ANY (models) AND mine."isCurrent" $$`;

/** Writes only what differs. */
const renewing = (keys: readonly string[], others: readonly string[]): string => {
  const columns = [...keys, ...others].join(', ');
  const of = (row: string): string => `ROW(${others.map((column) => `${row}.${column}`).join(', ')})`;
  return `
  CREATE OR REPLACE FUNCTION renew_model_datasets(models int[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM model_dataset known WHERE known."modelId" = ANY (models)
      AND (${keys.map((key) => `known.${key}`).join(', ')}) NOT IN (SELECT ${keys.join(', ')} FROM model_datasets_of(models));
    INSERT INTO model_dataset AS known (${columns}) SELECT ${columns} FROM model_datasets_of(models)
    ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}
      WHERE ${of('known')} IS DISTINCT FROM ${of('excluded')};
  $$`;
};

/** What of a training makes a difference to the list. */
const following = (columns: string): string => {
  const of = (rows: string, others: string): string =>
    `(SELECT ${columns} FROM ${rows} EXCEPT SELECT ${columns} FROM ${others})`;
  const renewal = (rows: string): string => `
      touched := ARRAY(SELECT own."modelId" FROM ${rows} changed
        JOIN model_origin own ON own."originId" = changed."modelOriginId");
      IF touched <> '{}' THEN PERFORM renew_model_datasets(touched); END IF;`;
  return `
  CREATE OR REPLACE FUNCTION list_by_training() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE touched int[];
  BEGIN
    IF TG_OP = 'INSERT' THEN ${renewal('new_rows')}
    ELSIF TG_OP = 'DELETE' THEN ${renewal('old_rows')}
    ELSE ${renewal(`(${of('new_rows', 'old_rows')} UNION ALL ${of('old_rows', 'new_rows')})`)}
    END IF;
    RETURN NULL;
  END $$`;
};

const RENEW = 'SELECT renew_model_datasets(ARRAY(SELECT id FROM model))';

const UP = [
  'DELETE FROM model_dataset',
  'DROP INDEX model_dataset_downloads_idx',
  `ALTER TABLE model_dataset ADD COLUMN id int NOT NULL, ADD COLUMN role text NOT NULL, ADD COLUMN "isFirst" boolean NOT NULL,
    DROP CONSTRAINT model_dataset_pk, ADD CONSTRAINT model_dataset_pk PRIMARY KEY ("modelId", "datasetId", role)`,
  'DROP FUNCTION model_datasets_of',
  DATASETS_OF,
  renewing(['"modelId"', '"datasetId"', 'role'], ['id', 'downloads', '"isFirst"']),
  following('id, "modelOriginId", "datasetOriginId", role'),
  RENEW,
  `CREATE INDEX model_dataset_downloads_idx ON model_dataset ("datasetId", downloads DESC, "modelId") INCLUDE ("isFirst")`,
  'CREATE INDEX model_dataset_model_idx ON model_dataset ("modelId", id)',
];

const DOWN = [
  'DELETE FROM model_dataset',
  'DROP INDEX model_dataset_model_idx',
  'DROP INDEX model_dataset_downloads_idx',
  `ALTER TABLE model_dataset DROP CONSTRAINT model_dataset_pk, DROP COLUMN id, DROP COLUMN role, DROP COLUMN "isFirst",
    ADD CONSTRAINT model_dataset_pk PRIMARY KEY ("modelId", "datasetId")`,
  'DROP FUNCTION model_datasets_of',
  FORMER_DATASETS_OF,
  renewing(['"modelId"', '"datasetId"'], ['downloads']),
  following('"modelOriginId", "datasetOriginId"'),
  RENEW,
  'CREATE INDEX model_dataset_downloads_idx ON model_dataset ("datasetId", downloads DESC, "modelId")',
];

/**
 * Keeps what each model was trained on as it is listed: the claims of its current origins, the same
 * claim once, without those that another source tells better. A page worked that out for each model
 * from five tables.
 */
export class ListTrainingsOfModels1764000052000 implements MigrationInterface {
  readonly name = 'ListTrainingsOfModels1764000052000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
