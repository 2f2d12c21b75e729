import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_PUBLISHER = 'model ("publisherId", (coalesce(downloads, -1)) DESC, id)';

/**
 * Models that hang on one thing are counted from indexes that tell whether each is listed and whom
 * it is for: their rows are wide, and reading them took nearly all of the time.
 */
export class CountModelsFromIndexes1764000040200 implements MigrationInterface {
  readonly name = 'CountModelsFromIndexes1764000040200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX model_publisher_idx');
    await runner.query(
      `CREATE INDEX model_publisher_idx ON ${OF_PUBLISHER} INCLUDE ("mergedIntoId", visibility)`,
    );
    await runner.query(
      `CREATE INDEX model_listed_idx ON model (id) INCLUDE (visibility, "publisherId") WHERE "mergedIntoId" IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX model_listed_idx, model_publisher_idx');
    await runner.query(`CREATE INDEX model_publisher_idx ON ${OF_PUBLISHER}`);
  }
}
