import type { SqlExecutor } from '../../platform/database';
import type { CatalogChange } from './change.type';

/** Reads the change feed. */
export class ChangeRepository {
  constructor(private readonly database: SqlExecutor) {}

  /**
   * The next changes after a number, in their order, at most `size`. Numbers are in commit order:
   * changes committed later have higher numbers.
   */
  findAfter(since: number, size: number): Promise<CatalogChange[]> {
    return this.database.query<CatalogChange>({
      label: 'changes_after',
      text: `SELECT sequence, "entityType", "entityId", slug, operation, "occurredAt" FROM change
        WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
      values: [since, size],
    });
  }
}
