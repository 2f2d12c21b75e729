import type { Database } from '../../platform/database';
import type { CatalogCounts } from './catalog.type';

/** What is counted, by name: a table, or a condition on its rows. */
const COUNTED = {
  models: 'model WHERE "mergedIntoId" IS NULL',
  datasets: 'dataset WHERE "mergedIntoId" IS NULL',
  domains: 'domain',
  publishers: 'publisher',
  lineages: 'lineage',
  trainings: 'training',
  evaluations: 'evaluation',
  transferResults: 'transfer_result',
  studies: 'study',
  origins: 'origin',
} as const satisfies Record<keyof CatalogCounts, string>;

type Counted = keyof CatalogCounts;

const isCounted = (name: string): name is Counted => name in COUNTED;

/** Figures about the catalogue itself. */
export class CatalogRepository {
  constructor(private readonly database: Database) {}

  get kind(): Database['kind'] {
    return this.database.kind;
  }

  async revision(): Promise<number> {
    const [state] = await this.database.query<{ revision: number }>({
      label: 'catalog_revision',
      text: 'SELECT revision FROM catalog_state WHERE id = 1',
    });
    return state?.revision ?? 0;
  }

  /** The requested counts, by one statement. */
  async count(names: readonly string[]): Promise<Partial<CatalogCounts>> {
    const columns = names
      .filter(isCounted)
      .map((name) => `(SELECT count(*)::int FROM ${COUNTED[name]}) AS "${name}"`);
    if (columns.length === 0) return {};
    const text = `SELECT ${columns.join(',\n  ')}`;
    const [counts] = await this.database.query<Partial<CatalogCounts>>({
      label: 'catalog_counts',
      text,
    });
    return counts ?? {};
  }
}
