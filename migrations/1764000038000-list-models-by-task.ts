import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTRIES = (rows: string): string => `
  INSERT INTO model_task ("taskId", downloads, "modelId")
  SELECT DISTINCT task, coalesce(fresh.downloads, -1), fresh.id FROM ${rows} CROSS JOIN LATERAL unnest(fresh.tasks) AS task`;

/** The rows of a statement whose entries it changes. */
const CHANGED = `new_rows fresh JOIN old_rows former ON former.id = fresh.id
  AND (former.tasks <> fresh.tasks OR former.downloads IS DISTINCT FROM fresh.downloads)`;

const RECORD = `
  CREATE FUNCTION record_model_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      ${ENTRIES('new_rows fresh')};
    ELSE
      DELETE FROM model_task WHERE "modelId" IN (SELECT fresh.id FROM ${CHANGED});
      ${ENTRIES(CHANGED)};
    END IF;
    RETURN NULL;
  END $$`;

const UP = [
  `CREATE TABLE model_task (
    "taskId" text NOT NULL,
    downloads bigint NOT NULL,
    "modelId" int NOT NULL,
    CONSTRAINT model_task_pk PRIMARY KEY ("modelId", "taskId"),
    CONSTRAINT model_task_model_fk FOREIGN KEY ("modelId") REFERENCES model(id) ON DELETE CASCADE
  )`,
  ENTRIES('model fresh'),
  'CREATE INDEX model_task_downloads_idx ON model_task ("taskId", downloads DESC, "modelId")',
  RECORD,
  `CREATE TRIGGER model_tasks_insert AFTER INSERT ON model
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION record_model_tasks()`,
  `CREATE TRIGGER model_tasks_update AFTER UPDATE ON model
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION record_model_tasks()`,
  'SELECT watch_writes()',
];

/**
 * The models of a task with the most downloaded first, in an index: no index of a column of arrays
 * has an order, so that a page of them walked the list of all models.
 */
export class ListModelsByTask1764000038000 implements MigrationInterface {
  readonly name = 'ListModelsByTask1764000038000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const event of ['insert', 'update'])
      await runner.query(`DROP TRIGGER model_tasks_${event} ON model`);
    await runner.query('DROP FUNCTION record_model_tasks');
    await runner.query('DROP TABLE model_task');
  }
}
