import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLAIM = (part: string): string =>
  `CREATE UNIQUE INDEX evaluation_claim_key ON evaluation ("modelOriginId", "datasetOriginId", ${part}"taskId", split, "metricId", "studyId", "sourceUrl", value) NULLS NOT DISTINCT`;
const PART_LENGTHS =
  'CONSTRAINT evaluation_part_lengths CHECK (length(subset) <= 200 AND length("datasetRevision") <= 200)';

/**
 * The part and the revision of the dataset that an evaluation is on belong to what it says: figures
 * of two languages of a dataset are two.
 */
export class NamePartsOfEvaluations1764000017000 implements MigrationInterface {
  readonly name = 'NamePartsOfEvaluations1764000017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE evaluation ADD COLUMN subset text, ADD COLUMN "datasetRevision" text, ADD ${PART_LENGTHS}`,
    );
    await runner.query('DROP INDEX evaluation_claim_key');
    await runner.query(CLAIM('subset, "datasetRevision", '));
  }

  /** What named the part stands in the split then, so that two claims stay two. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX evaluation_claim_key');
    await runner.query('ALTER TABLE evaluation DISABLE TRIGGER USER');
    await runner.query(
      `UPDATE evaluation SET split = left(concat_ws(', ', subset, split, "datasetRevision"), 100)
        WHERE num_nonnulls(subset, "datasetRevision") > 0`,
    );
    await runner.query('ALTER TABLE evaluation ENABLE TRIGGER USER');
    await runner.query('ALTER TABLE evaluation DROP CONSTRAINT evaluation_part_lengths');
    await runner.query('ALTER TABLE evaluation DROP COLUMN subset, DROP COLUMN "datasetRevision"');
    await runner.query(CLAIM(''));
  }
}
