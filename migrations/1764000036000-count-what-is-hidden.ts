import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables with an audience, and the column that says which thing a row is of, where it has one. */
const TABLES: Readonly<Record<string, string | null>> = {
  model: 'publisherId',
  dataset: 'publisherId',
  model_origin: 'publisherId',
  dataset_origin: 'publisherId',
  study: 'publisherId',
  publisher: null,
};

/**
 * Once in a transaction, whatever it hides. The row of catalog_state stays locked until commit:
 * whoever reads this number sees what was hidden.
 */
const COUNT = `
  CREATE FUNCTION count_hiding() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('rootstock.hiding', true) = pg_current_xact_id()::text THEN RETURN NULL; END IF;
    UPDATE catalog_state SET "knowledgeRevision" = "knowledgeRevision" + 1, "hidingRevision" = "knowledgeRevision" + 1;
    PERFORM set_config('rootstock.hiding', pg_current_xact_id()::text, true);
    RETURN NULL;
  END $$`;

const audience = (row: string, owner: string | null): string =>
  [`${row}.visibility`, ...(owner === null ? [] : [`${row}."${owner}"`])].join(', ');

const trigger = (table: string, owner: string | null): string => `
  CREATE TRIGGER ${table}_count_hiding AFTER UPDATE ON ${table} FOR EACH ROW
    WHEN (NEW.visibility <> 'PUBLIC' AND ROW(${audience('OLD', owner)}) IS DISTINCT FROM ROW(${audience('NEW', owner)}))
    EXECUTE FUNCTION count_hiding()`;

/**
 * Tells as of which change of what recommendations are read from something was last hidden: what
 * was read before that answers nobody any more.
 */
export class CountWhatIsHidden1764000036000 implements MigrationInterface {
  readonly name = 'CountWhatIsHidden1764000036000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE catalog_state ADD COLUMN "hidingRevision" bigint NOT NULL DEFAULT '0'`);
    await runner.query(COUNT);
    for (const [table, owner] of Object.entries(TABLES)) await runner.query(trigger(table, owner));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES))
      await runner.query(`DROP TRIGGER ${table}_count_hiding ON ${table}`);
    await runner.query('DROP FUNCTION count_hiding');
    await runner.query('ALTER TABLE catalog_state DROP COLUMN "hidingRevision"');
  }
}
