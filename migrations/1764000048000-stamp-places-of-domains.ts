import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Places on the map of domains keep the version that they were made by: those of one version are
 * one picture. There were none before.
 */
export class StampPlacesOfDomains1764000048000 implements MigrationInterface {
  readonly name = 'StampPlacesOfDomains1764000048000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE domain SET "mapX" = NULL, "mapY" = NULL WHERE "mapX" IS NOT NULL');
    await runner.query(
      `ALTER TABLE domain ADD COLUMN "mapVersion" text,
        ADD CONSTRAINT domain_position_version CHECK (("mapX" IS NULL) = ("mapVersion" IS NULL))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE domain DROP COLUMN "mapVersion"');
  }
}
