import type { SqlExecutor } from '../../platform/database';
import { LOCAL_HUB } from '../vocabulary';

export type NamedType = 'Model' | 'Dataset' | 'Domain' | 'Publisher';

const TABLES: Readonly<Record<NamedType, string>> = {
  Model: 'model',
  Dataset: 'dataset',
  Domain: 'domain',
  Publisher: 'publisher',
};
const MERGED: ReadonlySet<NamedType> = new Set<NamedType>(['Model', 'Dataset']);
const MAX_SUGGESTIONS = 3;

/** Finds what inputs name, inside the transaction that changes it. */
export class ReferenceRepository {
  /**
   * Makes this transaction the only writer until it ends, so that its checks still hold when it
   * writes. It takes the lock of the change feed, which every writer takes sooner or later.
   */
  async becomeOnlyWriter(executor: SqlExecutor): Promise<void> {
    await executor.query({
      label: 'become_only_writer',
      text: 'SELECT FROM catalog_state WHERE id = 1 FOR NO KEY UPDATE',
    });
  }

  /**
   * The id behind a database id or a slug, old slugs and merged entities included; null when there
   * is none.
   */
  async findId(
    executor: SqlExecutor,
    type: NamedType,
    named: { id: number } | { slug: string },
  ): Promise<number | null> {
    const table = TABLES[type];
    const result = MERGED.has(type) ? `coalesce("mergedIntoId", id)` : 'id';
    const [row] =
      'id' in named
        ? await executor.query<{ id: number }>({
            label: `find_${table}_by_id`,
            text: `SELECT ${result} AS id FROM ${table} WHERE id = $1`,
            values: [named.id],
          })
        : await executor.query<{ id: number }>({
            label: `find_${table}_by_slug`,
            text: `SELECT ${result} AS id, false AS "isFormer" FROM ${table} WHERE lower(slug) = lower($1)
              UNION ALL SELECT "entityId", true FROM slug_redirect WHERE "entityType" = $2 AND lower(slug) = lower($1)
              ORDER BY "isFormer" LIMIT 1`,
            values: [named.slug, type],
          });
    return row?.id ?? null;
  }

  /** Slugs that look like `slug`, nearest first. */
  async similarSlugs(executor: SqlExecutor, type: NamedType, slug: string): Promise<string[]> {
    const rows = await executor.query<{ slug: string }>({
      label: `similar_${TABLES[type]}_slugs`,
      text: `SELECT slug FROM ${TABLES[type]} WHERE similarity(lower(slug), lower($1)) > 0.3
        ORDER BY similarity(lower(slug), lower($1)) DESC, slug LIMIT ${MAX_SUGGESTIONS}`,
      values: [slug],
    });
    return rows.map((row) => row.slug);
  }

  /** The task that a word means: its id, its name or one of its aliases. */
  async findTask(executor: SqlExecutor, word: string): Promise<string | null> {
    const [row] = await executor.query<{ id: string }>({
      label: 'find_task',
      text: `SELECT id FROM task WHERE lower(id) = lower($1) OR lower(name) = lower($1)
          OR EXISTS (SELECT FROM unnest(aliases) alias WHERE lower(alias) = lower($1))
        ORDER BY lower(id) = lower($1) DESC, id LIMIT 1`,
      values: [word.trim()],
    });
    return row?.id ?? null;
  }

  /** Tasks whose id, name or alias looks like `word`, nearest first. */
  async similarTasks(executor: SqlExecutor, word: string): Promise<string[]> {
    const rows = await executor.query<{ id: string }>({
      label: 'similar_tasks',
      text: `SELECT id FROM task CROSS JOIN LATERAL (
          SELECT max(similarity(lower(known), lower($1))) AS likeness FROM unnest(aliases || ARRAY[id, name]) known
        ) nearest WHERE likeness > 0.2 ORDER BY likeness DESC, id LIMIT ${MAX_SUGGESTIONS}`,
      values: [word],
    });
    return rows.map((row) => row.id);
  }

  /**
   * The origin that a new fact about a model or dataset hangs on: its first one, which never
   * changes, so that the same fact always has the same key. A thing without origins gets one of
   * this catalogue's own.
   */
  async originOf(executor: SqlExecutor, type: 'Model' | 'Dataset', id: number): Promise<number> {
    const table = TABLES[type];
    const [row] = await executor.query<{ originId: number }>({
      label: `origin_of_${table}`,
      text: `SELECT min("originId") AS "originId" FROM ${table}_origin WHERE "${table}Id" = $1 HAVING count(*) > 0`,
      values: [id],
    });
    return row?.originId ?? this.statementOriginOf(executor, type, id);
  }

  /**
   * The origin of statements made in this catalogue about a thing: a record of hub `local` beside
   * the thing's own records. It stays current when those get new revisions.
   */
  async statementOriginOf(executor: SqlExecutor, type: 'Model' | 'Dataset', id: number): Promise<number> {
    const table = TABLES[type];
    const externalId = `statements/${id}`;
    const [known] = await executor.query<{ id: number }>({
      label: `statement_origin_of_${table}`,
      text: `SELECT origin.id FROM origin JOIN ${table}_origin own ON own."originId" = origin.id
        WHERE own."${table}Id" = $1 AND origin."hubId" = '${LOCAL_HUB}' AND origin."externalId" LIKE 'statements/%'
        ORDER BY origin."externalId" = $2 DESC, origin.id LIMIT 1`,
      values: [id, externalId],
    });
    if (known !== undefined) return known.id;
    await executor.query({
      label: 'local_hub',
      text: `INSERT INTO hub (id, name) VALUES ('${LOCAL_HUB}', 'This catalogue') ON CONFLICT DO NOTHING`,
    });
    const [made] = await executor.query<{ originId: number }>({
      label: `make_statement_origin_of_${table}`,
      text: `WITH made AS (
          INSERT INTO origin ("hubId", kind, "externalId", revision, digest, "isStub")
          VALUES ('${LOCAL_HUB}', $1, $2, '', '', true) RETURNING id
        ) INSERT INTO ${table}_origin ("originId", "${table}Id") SELECT id, $3 FROM made RETURNING "originId"`,
      values: [table.toUpperCase(), externalId, id],
    });
    if (made === undefined) throw new TypeError('An origin was made and not returned.');
    return made.originId;
  }
}
