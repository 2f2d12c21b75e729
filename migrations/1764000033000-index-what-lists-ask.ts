import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By name: what is indexed, and how. */
const INDEXES: Readonly<Record<string, string>> = {
  // Each order of a list.
  model_likes_idx: 'model (coalesce(likes, -1) DESC, id)',
  model_name_idx: 'model (lower(name), id)',
  model_created_idx: 'model ("createdAt", id)',
  dataset_likes_idx: 'dataset (coalesce(likes, -1) DESC, id)',
  dataset_examples_idx: 'dataset (coalesce("trainingExamples", -1) DESC, id)',
  dataset_name_idx: 'dataset (lower(name), id)',
  dataset_created_idx: 'dataset ("createdAt", id)',
  dataset_updated_idx: 'dataset ("updatedAt", id)',
  transfer_result_value_idx: 'transfer_result (value DESC, id)',
  transfer_result_examples_idx: 'transfer_result (coalesce("trainingExamples", -1) DESC, id)',
  evaluation_value_idx: 'evaluation (value DESC, id)',
  transfer_edge_compatibility_idx: 'transfer_edge (coalesce(compatibility, -1) DESC, id)',
  transfer_edge_evidence_idx: 'transfer_edge ("evidenceCount" DESC, id)',
  transfer_edge_updated_idx: 'transfer_edge ("updatedAt", id)',
  // What filters ask for, where few or none may have it.
  model_tags_idx: 'model USING gin (tags)',
  model_languages_idx: 'model USING gin (languages)',
  model_outputs_idx: 'model USING gin ("outputModalities")',
  model_family_idx: 'model ("architectureFamily")',
  model_status_idx: 'model (status)',
  model_gated_idx: 'model (id) WHERE coalesce(gated, false)',
  model_disabled_idx: 'model (id) WHERE coalesce(disabled, false)',
  model_slug_trigram_idx: `model USING gin (lower(slug || '') gin_trgm_ops)`,
  model_name_trigram_idx: `model USING gin (lower(name || '') gin_trgm_ops)`,
  dataset_tags_idx: 'dataset USING gin (tags)',
  dataset_languages_idx: 'dataset USING gin (languages)',
  dataset_modalities_idx: 'dataset USING gin (modalities)',
  dataset_status_idx: 'dataset (status)',
  dataset_license_idx: 'dataset ("licenseId")',
  dataset_slug_trigram_idx: `dataset USING gin (lower(slug || '') gin_trgm_ops)`,
  dataset_name_trigram_idx: `dataset USING gin (lower(name || '') gin_trgm_ops)`,
};

/** The models and datasets of a publisher are listed in an order, too. */
const OF_PUBLISHER = ['model', 'dataset'];

/**
 * No order of a list sorts all of it, and no filter that few rows pass walks all of it: every order
 * and every column that filters compare has an index.
 */
export class IndexWhatListsAsk1764000033000 implements MigrationInterface {
  readonly name = 'IndexWhatListsAsk1764000033000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
    for (const table of OF_PUBLISHER) {
      await runner.query(`DROP INDEX ${table}_publisher_idx`);
      await runner.query(
        `CREATE INDEX ${table}_publisher_idx ON ${table} ("publisherId", (coalesce(downloads, -1)) DESC, id)`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of OF_PUBLISHER) {
      await runner.query(`DROP INDEX ${table}_publisher_idx`);
      await runner.query(`CREATE INDEX ${table}_publisher_idx ON ${table} ("publisherId")`);
    }
    await runner.query(`DROP INDEX ${Object.keys(INDEXES).join(', ')}`);
  }
}
