import type { SqlExecutor } from '../../platform/database';
import type { CatalogChange, ChangeOperationName } from './change.type';

const COLUMNS = 'sequence, "entityType", "entityId", slug, operation, "occurredAt"';

/** Some changes between two numbers. */
export interface ChangeRange {
  /** After this one. */
  readonly since: number;
  /** This one, too. */
  readonly upTo: number;
  /** Null for all kinds of things. */
  readonly entityTypes: readonly string[] | null;
  /** Null for all. */
  readonly operations: readonly ChangeOperationName[] | null;
  /** Null for all numbers of the range, else only these. */
  readonly sequences: readonly number[] | null;
}

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
      text: `SELECT ${COLUMNS} FROM change
        WHERE sequence > $1 ORDER BY sequence LIMIT $2`,
      values: [since, size],
    });
  }

  /** The first changes of a range, in their order, at most `size`. */
  findWithin(
    { since, upTo, entityTypes, operations, sequences }: ChangeRange,
    size: number,
  ): Promise<CatalogChange[]> {
    return this.database.query<CatalogChange>({
      label: 'changes_within',
      text: `SELECT ${COLUMNS} FROM change
        WHERE sequence > $1 AND sequence <= $2 AND ($3::text[] IS NULL OR "entityType" = ANY ($3))
          AND ($4::text[] IS NULL OR operation = ANY ($4))
          AND ($6::bigint[] IS NULL OR sequence = ANY ($6)) ORDER BY sequence LIMIT $5`,
      values: [since, upTo, entityTypes, operations, size, sequences],
    });
  }
}
