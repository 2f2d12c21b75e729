import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['dataset', 'model'];

const NAMES = (row: string): string => `concat_ws(' ', ${row}.slug, ${row}.name, joined(${row}.tags))`;

const gather = (table: string, rows: string): string => `
      INSERT INTO search_word (source, word)
      SELECT DISTINCT '${table}', word
      FROM ${rows} CROSS JOIN LATERAL regexp_split_to_table(search_words(${NAMES('fresh')}), '[\\s\\d_"-]+') AS one (word)
      WHERE length(word) BETWEEN 3 AND 40
      ON CONFLICT DO NOTHING`;

const recorder = (table: string, inserted: string, updated: string): string => `
  CREATE OR REPLACE FUNCTION record_${table}_words() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN ${gather(table, inserted)};
    ELSE ${gather(table, updated)};
    END IF;
    RETURN NULL;
  END $$`;

const IS_OTHER = `${NAMES('former')} <> ${NAMES('fresh')}`;

const openRecorder = (table: string): string =>
  recorder(
    table,
    `(SELECT * FROM new_rows WHERE visibility = 'PUBLIC') fresh`,
    `new_rows fresh JOIN old_rows former ON former.id = fresh.id AND fresh.visibility = 'PUBLIC'
        AND (former.visibility <> 'PUBLIC' OR ${IS_OTHER})`,
  );

const formerRecorder = (table: string): string =>
  recorder(
    table,
    'new_rows fresh',
    `new_rows fresh JOIN old_rows former ON former.id = fresh.id AND ${IS_OTHER}`,
  );

/**
 * What a misspelt word may have meant is looked up among words of names that are for everybody, or
 * were once: a word of a hidden name would change what a search finds, and so tell of it.
 */
export class GatherWordsOfWhatIsForEverybody1764000023100 implements MigrationInterface {
  readonly name = 'GatherWordsOfWhatIsForEverybody1764000023100';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(openRecorder(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(formerRecorder(table));
    for (const table of TABLES) await runner.query(gather(table, `${table} fresh`));
  }
}
