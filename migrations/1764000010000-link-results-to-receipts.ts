import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE transfer_result ADD COLUMN "receiptId" uuid,
    ADD CONSTRAINT transfer_result_receipt_fk FOREIGN KEY ("receiptId") REFERENCES receipt(id)`,
  `CREATE INDEX transfer_result_receipt_idx ON transfer_result ("receiptId")`,
];

const DOWN = [
  `DROP INDEX transfer_result_receipt_idx`,
  `ALTER TABLE transfer_result DROP CONSTRAINT transfer_result_receipt_fk, DROP COLUMN "receiptId"`,
];

/** Which recommendation a result is the outcome of. */
export class LinkResultsToReceipts1764000010000 implements MigrationInterface {
  readonly name = 'LinkResultsToReceipts1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
