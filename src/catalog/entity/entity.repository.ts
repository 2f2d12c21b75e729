import { project, type Selection, type Shape, type SqlExecutor } from '../../platform/database';

type OfKey<Key> = { readonly key: Key };

/** Merges lead from one entity to another; a chain longer than this is a fault of the data. */
const MAX_MERGES = 10;
const MAX_SLUG_LENGTH = 400;

export type EntityTypeName = 'Model' | 'Dataset' | 'Domain' | 'Publisher';

export interface EntityDefinition {
  readonly type: EntityTypeName;
  readonly shape: Shape;
  /** Whether the table has "mergedIntoId". */
  readonly merges: boolean;
}

/** Finds entities of one type by id or slug: many at once, by one statement. */
export class EntityRepository<Row extends { id: number }> {
  constructor(
    private readonly database: SqlExecutor,
    private readonly definition: EntityDefinition,
  ) {}

  /** By id; an id that was merged away finds the survivor. */
  findByIds(ids: readonly number[], selection: Selection): Promise<Map<number, Row>> {
    return this.find('id', 'SELECT key, key FROM unnest($1::int[]) AS asked(key)', ids, selection);
  }

  /** By slug without regard to case, present or past. */
  findBySlugs(slugs: readonly string[], selection: Selection): Promise<Map<string, Row>> {
    const { type, shape } = this.definition;
    const keys = slugs.filter((slug) => slug.length <= MAX_SLUG_LENGTH && !slug.includes('\0'));
    const wanted = `SELECT key, coalesce(
        (SELECT now.id FROM ${shape.source} now WHERE lower(now.slug) = lower(key)),
        (SELECT past."entityId" FROM slug_redirect past WHERE past."entityType" = '${type}' AND lower(past.slug) = lower(key))
      ) FROM unnest($1::text[]) AS asked(key)`;
    return this.find('slug', wanted, keys, selection);
  }

  private async find<Key extends string | number>(
    by: string,
    wanted: string,
    keys: readonly Key[],
    selection: Selection,
  ): Promise<Map<Key, Row>> {
    if (keys.length === 0) return new Map();
    const { type, shape, merges } = this.definition;
    const projection = project(shape, selection, 'item');
    const followed = merges
      ? `wanted(key, id, hops) AS (
          SELECT asked.*, 0 FROM (${wanted}) asked
          UNION ALL
          SELECT wanted.key, gone."mergedIntoId", hops + 1 FROM wanted JOIN ${shape.source} gone ON gone.id = wanted.id
          WHERE gone."mergedIntoId" IS NOT NULL AND hops < ${MAX_MERGES}
        )`
      : `wanted(key, id) AS (${wanted})`;
    const text = [
      `WITH RECURSIVE ${followed}`,
      `SELECT wanted.key,\n  ${projection.columns.join(',\n  ')}`,
      `FROM wanted JOIN ${shape.source} item ON item.id = wanted.id${merges ? ' AND item."mergedIntoId" IS NULL' : ''}`,
      ...projection.joins,
    ].join('\n');
    const label = `${type.toLowerCase()}_by_${by}`;
    const rows = await this.database.query<Row & OfKey<Key>>({
      label,
      text,
      values: [keys],
      read: projection.reader(['key']),
    });
    return new Map(rows.map((row) => [row.key, row]));
  }
}
