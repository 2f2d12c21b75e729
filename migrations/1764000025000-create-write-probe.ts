import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  // Without vacuum the space of former rows is not used again, so that each write needs new space of
  // the disk, as most writes of the catalogue do; it is truncated before it is much.
  `CREATE TABLE write_probe (
    id integer NOT NULL,
    "writtenAt" timestamptz NOT NULL,
    filler text NOT NULL,
    CONSTRAINT write_probe_pk PRIMARY KEY (id),
    CONSTRAINT write_probe_one_row CHECK (id = 1)
  ) WITH (autovacuum_enabled = false, toast.autovacuum_enabled = false)`,
  'ALTER TABLE write_probe ALTER COLUMN filler SET STORAGE EXTERNAL',
];

/** A row that the server writes to learn whether writes work. */
export class CreateWriteProbe1764000025000 implements MigrationInterface {
  readonly name = 'CreateWriteProbe1764000025000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE write_probe');
  }
}
