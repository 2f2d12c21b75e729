import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE dataset_origin ADD COLUMN "homeId" integer
    CONSTRAINT dataset_origin_home_fk REFERENCES dataset(id)`,
  `ALTER TABLE identity_decision RENAME COLUMN "otherId" TO "otherModelId"`,
  `ALTER TABLE identity_decision
    ALTER COLUMN "modelId" DROP NOT NULL,
    ALTER COLUMN "otherModelId" DROP NOT NULL,
    ADD COLUMN "datasetId" integer CONSTRAINT identity_decision_dataset_fk REFERENCES dataset(id),
    ADD COLUMN "otherDatasetId" integer CONSTRAINT identity_decision_other_dataset_fk REFERENCES dataset(id),
    ADD CONSTRAINT identity_decision_of_one_kind CHECK (num_nonnulls("modelId", "otherModelId") = 2 - num_nonnulls("datasetId", "otherDatasetId") AND num_nonnulls("modelId", "datasetId") = 1)`,
  `CREATE INDEX identity_decision_other_dataset_idx ON identity_decision ("otherDatasetId")`,
  `CREATE INDEX model_merged_into_idx ON model ("mergedIntoId") WHERE "mergedIntoId" IS NOT NULL`,
  `CREATE INDEX dataset_merged_into_idx ON dataset ("mergedIntoId") WHERE "mergedIntoId" IS NOT NULL`,
];

/** Decisions on datasets have no place in the table before. */
const DOWN = [
  `DROP INDEX dataset_merged_into_idx, model_merged_into_idx, identity_decision_other_dataset_idx`,
  `ALTER TABLE identity_decision DISABLE TRIGGER identity_decision_append_only`,
  `DELETE FROM identity_decision WHERE "modelId" IS NULL`,
  `ALTER TABLE identity_decision ENABLE TRIGGER identity_decision_append_only`,
  `ALTER TABLE identity_decision
    DROP CONSTRAINT identity_decision_of_one_kind,
    DROP COLUMN "datasetId",
    DROP COLUMN "otherDatasetId",
    ALTER COLUMN "modelId" SET NOT NULL,
    ALTER COLUMN "otherModelId" SET NOT NULL`,
  `ALTER TABLE identity_decision RENAME COLUMN "otherModelId" TO "otherId"`,
  `ALTER TABLE dataset_origin DROP COLUMN "homeId"`,
];

/** Datasets can be merged and split as models can: origins remember where they came from, and each decision is on record. */
export class MergeDatasets1764000008000 implements MigrationInterface {
  readonly name = 'MergeDatasets1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
