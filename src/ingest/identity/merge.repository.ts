import type { SqlExecutor } from '../../platform/database';
import type { Merge } from '../plan';

const WORDS = {
  MODEL: { table: 'model', type: 'Model' },
  DATASET: { table: 'dataset', type: 'Dataset' },
} as const;
type Words = (typeof WORDS)[keyof typeof WORDS];

/** The mapping remembers what each origin first belonged to, so that a split can return it. */
const MOVE = ({ table }: Words): string => `
  UPDATE ${table}_origin SET "${table}Id" = $2, "homeId" = coalesce("homeId", $1) WHERE "${table}Id" = $1`;

/**
 * Things that were merged into the emptied one earlier are moved too, so that no redirect takes two
 * steps.
 */
const EMPTY = ({ table }: Words): string => `
  UPDATE ${table} SET "mergedIntoId" = $2, status = 'REMOVED', "updatedAt" = now()
  WHERE id = $1 OR "mergedIntoId" = $1`;

const LOG = ({ table, type }: Words): string => `
  INSERT INTO identity_decision (operation, "${table}Id", "other${type}Id", "statusBefore", reason)
  SELECT 'MERGE', $2, id, status, $3 FROM ${table} WHERE id = $1`;

/**
 * Moves the origins of things to the things that they are the same as. Only the mapping changes:
 * the emptied thing stays, and its id and slugs lead to the other one.
 */
export async function mergeThings(
  sql: SqlExecutor,
  merges: readonly Merge[],
  reason = 'A record says that they are one.',
): Promise<void> {
  for (const { kind, fromId, intoId } of merges) {
    const words = WORDS[kind];
    const pair = [fromId, intoId];
    await sql.query({ label: `log_${words.table}_merge`, text: LOG(words), values: [...pair, reason] });
    await sql.query({ label: `move_${words.table}_origins`, text: MOVE(words), values: pair });
    await sql.query({ label: `empty_${words.table}`, text: EMPTY(words), values: pair });
  }
}
