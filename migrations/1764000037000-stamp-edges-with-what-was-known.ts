import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rows of an update that the feed tells of: those that differ in any column. */
const ANY = '(SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows)';

/** The same without those that got another stamp and are otherwise what they were. */
const BESIDE_STAMPS = `(SELECT now.* FROM new_rows now JOIN old_rows former ON former.id = now.id
  WHERE to_jsonb(now) - 'knowledgeRevision' <> to_jsonb(former) - 'knowledgeRevision')`;

/** What the feed is told of edges is otherwise left as it is. */
const tell = (rows: string, instead: string): string => `
  DO $do$
  DECLARE
    routine text := pg_get_functiondef('record_transfer_edge_changes()'::regprocedure);
    other text := replace(routine, $of$${rows}$of$, $of$${instead}$of$);
  BEGIN
    IF other = routine THEN RAISE 'record_transfer_edge_changes() was altered'; END IF;
    EXECUTE other;
  END $do$`;

/**
 * Edges say what was known when they were computed. The change feed, by whose revision they were
 * judged, does not tell of all that is known from: nothing of what is filed under a domain, say.
 */
export class StampEdgesWithWhatWasKnown1764000037000 implements MigrationInterface {
  readonly name = 'StampEdgesWithWhatWasKnown1764000037000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE transfer_edge ADD COLUMN "knowledgeRevision" bigint');
    await runner.query(tell(ANY, BESIDE_STAMPS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(tell(BESIDE_STAMPS, ANY));
    await runner.query('ALTER TABLE transfer_edge DROP COLUMN "knowledgeRevision"');
  }
}
