import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that no answer which may be kept reads. */
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

const UP = [
  `CREATE TABLE write_mark (
    id bigint GENERATED ALWAYS AS IDENTITY,
    number numeric NOT NULL,
    CONSTRAINT write_mark_pk PRIMARY KEY (id)
  )`,
  // Each transaction that writes adds one random number, so that none waits for another; the sum of
  // all is another one after each, also where a database was set back and written again.
  `CREATE FUNCTION mark_write() RETURNS void LANGUAGE sql AS $$
    INSERT INTO write_mark (number) VALUES (floor(random() * 9007199254740992));
    SELECT pg_notify('rootstock_written', '');
  $$`,
  `CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('rootstock.noted', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
      PERFORM mark_write();
      PERFORM set_config('rootstock.noted', pg_current_xact_id()::text, true);
    END IF;
    RETURN NULL;
  END $$`,
  // By PostgreSQL's own list, so that the tables of later migrations are watched by themselves.
  `CREATE FUNCTION watch_writes() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    unwatched name;
  BEGIN
    FOR unwatched IN
      SELECT relname FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> ALL ('{${UNWATCHED.join(',')}}'::name[])
        AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'note_write')
    LOOP
      EXECUTE format('CREATE TRIGGER note_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
        FOR EACH STATEMENT EXECUTE FUNCTION note_write()', unwatched);
    END LOOP;
  END $$`,
  'SELECT watch_writes()',
  'SELECT mark_write()',
];

const DOWN = [
  // With the triggers, which are of whatever tables there are.
  'DROP FUNCTION note_write CASCADE',
  'DROP FUNCTION watch_writes',
  'DROP FUNCTION mark_write',
  'DROP TABLE write_mark',
];

/** Lets who keeps answers know that something was written which they may have been made from. */
export class CountWrites1764000035000 implements MigrationInterface {
  readonly name = 'CountWrites1764000035000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
