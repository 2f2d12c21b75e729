import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How well a fit foretells targets that are left out. Fits of earlier versions of the scorer have
 * none; they are never read again, and kept as they are.
 */
export class AddLeftOutToScorerFit1764000012000 implements MigrationInterface {
  readonly name = 'AddLeftOutToScorerFit1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE scorer_fit ADD COLUMN "leftOut" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE scorer_fit ALTER COLUMN "leftOut" DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE scorer_fit DROP COLUMN "leftOut"`);
  }
}
