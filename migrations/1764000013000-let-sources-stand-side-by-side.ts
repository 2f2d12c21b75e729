import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parts of a listing of Hugging Face that a shorter listing lacks. */
const PARTS = ['cardData', 'config', 'gguf', 'lastModified', 'safetensors', 'sha', 'siblings', 'tags'];

/**
 * Records of a listing name the repository; those of a card are its front matter alone; of the
 * features of a dataset (`dataset_infos.json`) only the id was kept.
 */
const TELL_APART = `
  UPDATE origin SET source = CASE WHEN revision ~ '^starter([+]|$)' THEN 'starter'
      WHEN kind = 'DATASET' AND raw - 'id' = '{}' THEN 'infos'
      WHEN raw ? 'id' OR raw ? 'modelId' THEN 'listing' ELSE 'card' END,
    parts = CASE WHEN revision !~ '^starter([+]|$)' AND (raw ? 'id' OR raw ? 'modelId')
      THEN ARRAY(SELECT part FROM unnest($1::text[]) AS part WHERE raw -> part <> 'null' ORDER BY part COLLATE "C") ELSE '{}' END
  WHERE NOT "isStub" AND (revision ~ '^starter([+]|$)' OR ("hubId" = 'huggingface' AND jsonb_typeof(raw) = 'object'))`;

const UP = [
  `ALTER TABLE origin ADD COLUMN source text NOT NULL DEFAULT '', ADD COLUMN parts text[] NOT NULL DEFAULT '{}'`,
  `ALTER TABLE model ADD COLUMN gated boolean, ADD COLUMN disabled boolean`,
  `ALTER TABLE dataset ADD COLUMN gated boolean, ADD COLUMN disabled boolean`,
];

const DOWN = [
  `ALTER TABLE dataset DROP COLUMN gated, DROP COLUMN disabled`,
  `ALTER TABLE model DROP COLUMN gated, DROP COLUMN disabled`,
  `ALTER TABLE origin DROP COLUMN parts, DROP COLUMN source`,
];

/**
 * By which of a hub's sources an origin is: what a listing and a card say of one repository stand
 * side by side. What hubs say of access to the files.
 */
export class LetSourcesStandSideBySide1764000013000 implements MigrationInterface {
  readonly name = 'LetSourcesStandSideBySide1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    // Origins never change, but for this: what they have not told yet.
    await runner.query('ALTER TABLE origin DISABLE TRIGGER origin_append_only');
    await runner.query(TELL_APART, [PARTS]);
    await runner.query('ALTER TABLE origin ENABLE TRIGGER origin_append_only');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
