import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Receipts keep what was known when they were written: the revision of the catalogue does not count
 * all that answers are made from.
 */
export class KeepWhatReceiptsKnew1764000037500 implements MigrationInterface {
  readonly name = 'KeepWhatReceiptsKnew1764000037500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE receipt ADD COLUMN "knowledgeRevision" bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE receipt DROP COLUMN "knowledgeRevision"');
  }
}
