import type { SqlExecutor } from '../../platform/database';
import { kindOf, type KindFacts, type ModelKindName } from '../adaptation/model-kind';

interface KindRow extends KindFacts {
  readonly id: number;
  readonly kind: ModelKindName | null;
}

const PAGE = 5000;

/**
 * Sets the kind of every model to what its columns say by the table of kinds; rows that have it are
 * not touched. For models that were there before there were kinds, and after the table has changed.
 * @returns how many models got another kind
 */
export async function deriveKinds(sql: SqlExecutor): Promise<number> {
  let changed = 0;
  for (let after = 0; ;) {
    const rows = await sql.query<KindRow>({
      label: 'models_for_kinds',
      text: `SELECT id, kind, "architectureFamily", "architectureName", tasks, libraries, "inputModalities", "outputModalities"
        FROM model WHERE id > $1 AND status <> 'STUB' ORDER BY id LIMIT ${PAGE}`,
      values: [after],
    });
    const kinds = rows.map((row) => ({ id: row.id, kind: kindOf(row), before: row.kind }));
    const others = kinds.filter(({ kind, before }) => kind !== before);
    if (others.length > 0) await saveKinds(sql, others);
    changed += others.length;
    if (rows.length < PAGE) return changed;
    after = rows.at(-1)?.id ?? after;
  }
}

const saveKinds = (
  sql: SqlExecutor,
  models: readonly { id: number; kind: ModelKindName | null }[],
): Promise<unknown> =>
  sql.query({
    label: 'save_kinds',
    text: `UPDATE model SET kind = row.kind FROM unnest($1::int[], $2::text[]) AS row (id, kind) WHERE model.id = row.id`,
    values: [models.map(({ id }) => id), models.map(({ kind }) => kind)],
  });
