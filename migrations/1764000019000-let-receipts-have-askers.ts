import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE receipt ADD COLUMN asker text, ADD COLUMN client text`,
  `CREATE INDEX receipt_client_idx ON receipt (client, "createdAt")`,
  // What the setting says lasts for one statement or transaction, which says so itself.
  `CREATE FUNCTION refuse_change_of_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND current_setting('rootstock.purging', true) = TG_TABLE_NAME THEN RETURN OLD; END IF;
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
  END $$`,
  `DROP TRIGGER receipt_append_only ON receipt`,
  `CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION refuse_change_of_receipt()`,
];

const DOWN = [
  `DROP TRIGGER receipt_append_only ON receipt`,
  `CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `DROP FUNCTION refuse_change_of_receipt`,
  `DROP INDEX receipt_client_idx`,
  `ALTER TABLE receipt DROP COLUMN client, DROP COLUMN asker`,
];

/** Who asked, for whom alone a receipt is; and the one way in which receipts may go. */
export class LetReceiptsHaveAskers1764000019000 implements MigrationInterface {
  readonly name = 'LetReceiptsHaveAskers1764000019000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
