import type { SqlExecutor } from '../../../src/platform/database';

export interface Change {
  sequence: number;
  entityType: string;
  entityId: number;
  slug: string | null;
  operation: string;
}

/** What a reader of the feed does: everything after the last number that it has seen. */
export const changesSince = (executor: SqlExecutor, since: number): Promise<Change[]> =>
  executor.query<Change>({
    label: 'test_changes_since',
    text: `SELECT sequence, "entityType", "entityId", slug, operation FROM change WHERE sequence > $1 ORDER BY sequence`,
    values: [since],
  });

export async function revision(executor: SqlExecutor): Promise<number> {
  const [state] = await executor.query<{ revision: number }>({
    label: 'test_revision',
    text: 'SELECT revision FROM catalog_state',
  });
  return state?.revision ?? Number.NaN;
}
