import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE model ADD COLUMN kind text, ADD COLUMN "countedAt" timestamptz,
    ADD CONSTRAINT model_kind_known CHECK (kind IN (
      'VISION_ENCODER', 'IMAGE_TEXT_ENCODER', 'TEXT_ENCODER', 'TEXT_DECODER', 'TEXT_ENCODER_DECODER',
      'VISION_LANGUAGE_DECODER', 'DETECTOR', 'SEGMENTER', 'DENSE_PREDICTOR', 'DOCUMENT_READER',
      'AUDIO_ENCODER', 'SPEECH_RECOGNISER', 'SPEECH_SYNTHESISER', 'FORECASTER', 'TABULAR_PREDICTOR',
      'MOLECULE_ENCODER', 'PROTEIN_ENCODER', 'VIDEO_ENCODER', 'POINT_CLOUD_ENCODER', 'GRAPH_ENCODER',
      'GENERATOR', 'OTHER'))`,
  `CREATE INDEX model_kind_idx ON model (kind)`,
  `ALTER TABLE dataset ADD COLUMN "countedAt" timestamptz`,
];

const DOWN = [
  `ALTER TABLE dataset DROP COLUMN "countedAt"`,
  `DROP INDEX model_kind_idx`,
  `ALTER TABLE model DROP CONSTRAINT model_kind_known, DROP COLUMN kind, DROP COLUMN "countedAt"`,
];

/**
 * What kind of model something is, and when downloads and likes were counted. No statement can tell
 * the kind of models that exist: it follows from a table outside the database, by which
 * `rootstock migrate` and `rootstock serve` derive it afterwards.
 */
export class AddModelKinds1764000011000 implements MigrationInterface {
  readonly name = 'AddModelKinds1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
