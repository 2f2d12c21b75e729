import { createEncoder, loadTensorBackend } from '../../src/embedding';
import { readTaxonomyTerms, saveTaxonomies, StarterLoader } from '../../src/ingest';
import type { Database } from '../../src/platform/database';

/** What the database of a test holds at first; each stage is made from the one before it. */
export const STAGES = ['migrated', 'taxonomies', 'starter'] as const;
export type Stage = (typeof STAGES)[number];

const steps: Readonly<Record<Stage, (database: Database) => Promise<unknown>>> = {
  migrated: ({ dataSource }) => dataSource.runMigrations(),
  taxonomies: (database) => saveTaxonomies(database, readTaxonomyTerms()),
  starter: async (database) => {
    const encoder = createEncoder(await loadTensorBackend('auto'));
    await new StarterLoader(database, encoder).load({ onlyIfEmpty: true });
  },
};

/** Brings a database from the stage before to `stage`. */
export const reach = (database: Database, stage: Stage): Promise<unknown> => steps[stage](database);
