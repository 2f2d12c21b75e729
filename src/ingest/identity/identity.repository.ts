import type { SqlExecutor } from '../../platform/database';
import type { Kind } from '../plan';

/** A record that belongs to a model or dataset, in all its revisions. */
export interface OwnRecord {
  readonly hub: string;
  readonly externalId: string;
  /** What it belonged to before a merge; null when it was not moved. */
  readonly homeId: number | null;
  readonly isStub: boolean;
}

/** A thing of which there is no record, by the first of its keys. */
export interface OnlyNamed {
  readonly id: number;
  readonly hub: string;
  readonly externalId: string;
  /** Whether it is not for everybody to see. */
  readonly isHidden: boolean;
}

/**
 * Reads and writes what merging and splitting models, or datasets, needs besides the mapping of a
 * merge.
 */
export class IdentityRepository {
  private readonly table: 'model' | 'dataset';
  private readonly type: 'Model' | 'Dataset';

  constructor(readonly kind: Kind) {
    this.table = kind === 'MODEL' ? 'model' : 'dataset';
    this.type = kind === 'MODEL' ? 'Model' : 'Dataset';
  }

  /**
   * Whether a thing was made from another, over any number of steps, by any current origin. Always
   * false for datasets.
   */
  async descendsFrom(sql: SqlExecutor, id: number, ancestorId: number): Promise<boolean> {
    if (this.kind === 'DATASET') return false;
    const rows = await sql.query({
      label: 'identity_descends_from',
      text: `WITH RECURSIVE above(id) AS (
          SELECT $1::int
          UNION
          SELECT base."modelId" FROM above
            JOIN model_origin child ON child."modelId" = above.id AND child."isCurrent"
            JOIN lineage ON lineage."childOriginId" = child."originId"
            JOIN model_origin base ON base."originId" = lineage."baseOriginId"
        ) SELECT FROM above WHERE id = $2`,
      values: [id, ancestorId],
    });
    return rows.length > 0;
  }

  /** Whether two things are for the same people. */
  async areForTheSame(sql: SqlExecutor, id: number, otherId: number): Promise<boolean> {
    const { table } = this;
    const rows = await sql.query({
      label: `identity_same_visibility_of_${table}s`,
      text: `SELECT FROM ${table} one JOIN ${table} other ON other.id = $2
        WHERE one.id = $1 AND one.visibility = other.visibility
          AND (one.visibility = 'PUBLIC' OR one."publisherId" IS NOT DISTINCT FROM other."publisherId")`,
      values: [id, otherId],
    });
    return rows.length > 0;
  }

  /** Hides a thing as much as another one is hidden, whose records it gets. */
  async hideLike(sql: SqlExecutor, id: number, otherId: number): Promise<void> {
    const { table } = this;
    await sql.query({
      label: `identity_hide_${table}`,
      text: `UPDATE ${table} SET visibility = source.visibility, "publisherId" = source."publisherId"
        FROM ${table} source WHERE ${table}.id = $1 AND source.id = $2 AND source.visibility <> 'PUBLIC'
          AND ${table}.visibility <> 'PRIVATE'`,
      values: [id, otherId],
    });
  }

  recordsOf(sql: SqlExecutor, id: number): Promise<OwnRecord[]> {
    const { table } = this;
    return sql.query<OwnRecord>({
      label: `identity_${table}_records`,
      text: `SELECT origin."hubId" AS hub, origin."externalId", min(own."homeId") AS "homeId", bool_and(origin."isStub") AS "isStub"
        FROM ${table}_origin own JOIN origin ON origin.id = own."originId" WHERE own."${table}Id" = $1
        GROUP BY origin."hubId", origin."externalId" ORDER BY 1, 2`,
      values: [id],
    });
  }

  /** Whether something of the kind has this slug, or had it. */
  async isSlugTaken(sql: SqlExecutor, slug: string): Promise<boolean> {
    const rows = await sql.query({
      label: `identity_${this.table}_slug_taken`,
      text: `SELECT FROM ${this.table} WHERE lower(slug) = lower($1)
        UNION ALL SELECT FROM slug_redirect WHERE "entityType" = '${this.type}' AND lower(slug) = lower($1)`,
      values: [slug],
    });
    return rows.length > 0;
  }

  /** Makes a thing that is hidden as much as another one is, whose records it gets. */
  async create(
    sql: SqlExecutor,
    { slug, name, like }: { slug: string; name: string; like: number },
  ): Promise<number> {
    const { table } = this;
    const [row] = await sql.query<{ id: number }>({
      label: `identity_create_${table}`,
      text: `INSERT INTO ${table} (slug, name, status, visibility, "publisherId")
        SELECT $1, $2, 'STUB', visibility, CASE WHEN visibility <> 'PUBLIC' THEN "publisherId" END
        FROM ${table} WHERE id = $3 RETURNING id`,
      values: [slug, name, like],
    });
    if (row === undefined) throw new TypeError(`A ${table} was made and not returned.`);
    return row.id;
  }

  /** Gives the thing that a merge emptied its former status back. */
  async restore(sql: SqlExecutor, id: number): Promise<void> {
    const { table, type } = this;
    await sql.query({
      label: `identity_restore_${table}`,
      text: `UPDATE ${table} SET "mergedIntoId" = NULL, "updatedAt" = now(), status = coalesce(
          (SELECT "statusBefore" FROM identity_decision
            WHERE operation = 'MERGE' AND "other${type}Id" = $1 ORDER BY id DESC LIMIT 1),
          'ACTIVE')
        WHERE id = $1 AND "mergedIntoId" IS NOT NULL`,
      values: [id],
    });
  }

  /** Moves records of one thing to another, in all their revisions. */
  async move(
    sql: SqlExecutor,
    { from, to, records }: { from: number; to: number; records: readonly OwnRecord[] },
  ): Promise<void> {
    const { table, type } = this;
    await sql.query({
      label: `identity_move_${table}`,
      text: `UPDATE ${table}_origin SET "${table}Id" = $2, "homeId" = NULL
        FROM origin, unnest($3::text[], $4::text[]) AS chosen (hub, "externalId")
        WHERE "${table}Id" = $1 AND origin.id = "originId" AND origin."hubId" = chosen.hub
          AND origin."externalId" = chosen."externalId"`,
      values: [from, to, records.map(({ hub }) => hub), records.map(({ externalId }) => externalId)],
    });
    await sql.query({
      label: `identity_log_${table}_split`,
      text: `INSERT INTO identity_decision (operation, "${table}Id", "other${type}Id", "statusBefore")
        SELECT 'SPLIT', $1, id, status FROM ${table} WHERE id = $2`,
      values: [from, to],
    });
  }

  /** Those of these things that have only been mentioned. */
  onlyNamed(sql: SqlExecutor, ids: readonly number[]): Promise<OnlyNamed[]> {
    const { table } = this;
    return sql.query<OnlyNamed>({
      label: `identity_only_named_${table}s`,
      text: `SELECT own."${table}Id" AS id, (array_agg(origin."hubId" ORDER BY origin.id))[1] AS hub,
          (array_agg(origin."externalId" ORDER BY origin.id))[1] AS "externalId",
          (SELECT visibility <> 'PUBLIC' FROM ${table} WHERE id = own."${table}Id") AS "isHidden"
        FROM ${table}_origin own JOIN origin ON origin.id = own."originId"
        WHERE own."${table}Id" = ANY ($1::int[]) GROUP BY 1 HAVING bool_and(origin."isStub")`,
      values: [ids],
    });
  }

  /**
   * Marks those that are for everybody: whatever public record names a stub fills it and shows it,
   * and what people have hidden, only people show again.
   */
  async markAsStubs(sql: SqlExecutor, ids: readonly number[]): Promise<void> {
    await sql.query({
      label: `identity_mark_${this.table}_stubs`,
      text: `UPDATE ${this.table} SET status = 'STUB'
        WHERE id = ANY ($1::int[]) AND status = 'ACTIVE' AND visibility = 'PUBLIC'`,
      values: [ids],
    });
  }
}
