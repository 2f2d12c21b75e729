import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE hub_listed (
    "hubId" text NOT NULL,
    "recordHubId" text NOT NULL,
    "externalId" text NOT NULL,
    kind text NOT NULL,
    "recordSource" text NOT NULL,
    CONSTRAINT hub_listed_pk PRIMARY KEY ("hubId", "recordHubId", "externalId", kind, "recordSource"),
    CONSTRAINT hub_listed_kind_known CHECK (kind IN ('MODEL', 'DATASET', '')),
    CONSTRAINT hub_listed_hub_fk FOREIGN KEY ("hubId") REFERENCES hub(id) ON DELETE CASCADE
  )`,
  `ALTER TABLE model_origin ADD COLUMN "goneSince" timestamptz`,
  `ALTER TABLE dataset_origin ADD COLUMN "goneSince" timestamptz`,
];

const DOWN = [
  `ALTER TABLE dataset_origin DROP COLUMN "goneSince"`,
  `ALTER TABLE model_origin DROP COLUMN "goneSince"`,
  `DROP TABLE hub_listed`,
];

/**
 * What a reading of a whole hub has met, until it has come to the end, and since when an origin's
 * source no longer has it.
 */
export class NoteWhatIsGoneUpstream1764000013100 implements MigrationInterface {
  readonly name = 'NoteWhatIsGoneUpstream1764000013100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
