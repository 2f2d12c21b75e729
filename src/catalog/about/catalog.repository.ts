import type { Database } from '../../platform/database';
import type { CatalogCounts } from './catalog.type';

/** By name: the table whose rows are counted. */
const COUNTED = {
  models: 'model',
  datasets: 'dataset',
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

/** Of makers that are not for everybody it is read one by one who sees them. */
const COUNTS = `SELECT kind, sum(count)::int AS count FROM (
    SELECT kind, count FROM row_count
    UNION ALL SELECT 'publisher', count(*) FROM publisher WHERE visibility <> 'PUBLIC' AND 'publisher' = ANY ($1)
    UNION ALL SELECT 'study', count(*) FROM study WHERE visibility <> 'PUBLIC' AND 'study' = ANY ($1)
  ) counted WHERE kind = ANY ($1::text[]) GROUP BY kind`;

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

  /** The requested counts, by one statement: of rows that are counted as they are written. */
  async count(names: readonly string[]): Promise<Partial<CatalogCounts>> {
    const counted = names.filter(isCounted);
    if (counted.length === 0) return {};
    const rows = await this.database.query<{ kind: string; count: number }>({
      label: 'catalog_counts',
      text: COUNTS,
      values: [counted.map((name) => COUNTED[name])],
    });
    const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
    return Object.fromEntries(counted.map((name) => [name, counts.get(COUNTED[name]) ?? 0]));
  }
}
