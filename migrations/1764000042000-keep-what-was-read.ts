import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that no answer which may be kept reads, before this one. */
const UNWATCHED = [
  'api_token',
  'audit_entry',
  'change',
  'migrations',
  'publisher_grant',
  'receipt',
  'typeorm_metadata',
  'write_mark',
  'write_probe',
];

const watchWrites = (unwatched: readonly string[]): string => `
  CREATE OR REPLACE FUNCTION watch_writes() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    unwatched name;
  BEGIN
    FOR unwatched IN
      SELECT relname FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> ALL ('{${unwatched.join(',')}}'::name[])
        AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'note_write')
    LOOP
      EXECUTE format('CREATE TRIGGER note_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
        FOR EACH STATEMENT EXECUTE FUNCTION note_write()', unwatched);
    END LOOP;
  END $$`;

/**
 * What recommendations are read from, as it was read last, so that a process starts from one
 * statement and what changed since; and which terms the taxonomies were written with, so that a
 * start writes them only where they are others.
 */
export class KeepWhatWasRead1764000042000 implements MigrationInterface {
  readonly name = 'KeepWhatWasRead1764000042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kept_knowledge (
        part integer NOT NULL,
        format text NOT NULL,
        "knowledgeRevision" bigint NOT NULL,
        digest text NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT kept_knowledge_pk PRIMARY KEY (part)
      )`);
    // It is packed already.
    await runner.query('ALTER TABLE kept_knowledge ALTER COLUMN content SET STORAGE EXTERNAL');
    await runner.query(watchWrites([...UNWATCHED, 'kept_knowledge']));
    await runner.query('ALTER TABLE catalog_state ADD COLUMN "taxonomyVersion" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE catalog_state DROP COLUMN "taxonomyVersion"');
    await runner.query(watchWrites(UNWATCHED));
    await runner.query('DROP TABLE kept_knowledge');
  }
}
