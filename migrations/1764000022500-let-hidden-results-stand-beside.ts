import type { MigrationInterface, QueryRunner } from 'typeorm';

const key = (...further: readonly string[]): string =>
  [
    '"studyId", "baseOriginId", "targetOriginId", split, protocol, "metricId", "trainingExamples", recipe, seed',
    ...further,
  ].join(', ');

const index = (columns: string): string =>
  `CREATE UNIQUE INDEX transfer_result_first_key ON transfer_result (${columns})
    NULLS NOT DISTINCT WHERE "supersedesId" IS NULL`;

/**
 * A result that somebody may not see does not keep them from reporting the same: there is one first
 * result of each key among those of the same audience.
 */
export class LetHiddenResultsStandBeside1764000022500 implements MigrationInterface {
  readonly name = 'LetHiddenResultsStandBeside1764000022500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transfer_result_first_key');
    await runner.query(index(key('visibility', '"publisherId"')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX transfer_result_first_key');
    await runner.query(index(key()));
  }
}
