import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexed = (further: string): string =>
  `CREATE INDEX transfer_result_exposure_leak_idx ON transfer_result_exposure ("resultId")${further} WHERE "sawTarget"`;

/**
 * Which results are leaked, and for whom, is read from the index alone: who counts them read the row
 * of each exposure to tell whom it is for.
 */
export class CountLeaksFromTheirIndex1764000052100 implements MigrationInterface {
  readonly name = 'CountLeaksFromTheirIndex1764000052100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transfer_result_exposure_leak_idx');
    await runner.query(indexed(' INCLUDE (audience)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transfer_result_exposure_leak_idx');
    await runner.query(indexed(''));
  }
}
