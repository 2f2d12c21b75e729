import type { SqlExecutor } from '../../platform/database';
import type { VisibilityName } from '../visibility';
import type { NamedType } from './mutation-needs';

/** What an input names: by a database id, or by a slug. */
export interface NamedThing {
  readonly type: NamedType;
  readonly key: number | null;
  readonly slug: string | null;
}

/** What was found of it. */
export interface FoundThing {
  readonly id: number;
  /** Whose it is; of a transfer result: whose members see it while it is hidden. */
  readonly publisherId: number | null;
  /** Null for what is for everybody in any case. */
  readonly visibility: VisibilityName | null;
}

/** What is called so now comes before what was called so once (`isFormer`). */
const byKeyAndSlug = (type: NamedType, table: string, id: string): string =>
  `SELECT asked.place, asked.type, ${id} AS id, false AS "isFormer" FROM unnest($1::int[], $2::text[], $3::int[]) AS asked (place, type, key)
      JOIN ${table} ON ${table}.id = asked.key WHERE asked.type = '${type}'
    UNION ALL SELECT asked.place, asked.type, ${id}, false FROM unnest($1::int[], $2::text[], $4::text[]) AS asked (place, type, slug)
      JOIN ${table} ON lower(${table}.slug) = asked.slug WHERE asked.type = '${type}'`;

const FOUND = [
  byKeyAndSlug('Model', 'model', 'coalesce(model."mergedIntoId", model.id)'),
  byKeyAndSlug('Dataset', 'dataset', 'coalesce(dataset."mergedIntoId", dataset.id)'),
  byKeyAndSlug('Domain', 'domain', 'domain.id'),
  byKeyAndSlug('Publisher', 'publisher', 'publisher.id'),
  `SELECT asked.place, asked.type, "entityId", true FROM unnest($1::int[], $2::text[], $4::text[]) AS asked (place, type, slug)
      JOIN slug_redirect ON "entityType" = asked.type AND lower(slug_redirect.slug) = asked.slug`,
  `SELECT asked.place, asked.type, transfer_result.id, false FROM unnest($1::int[], $2::text[], $3::int[]) AS asked (place, type, key)
      JOIN transfer_result ON transfer_result.id = asked.key WHERE asked.type = 'TransferResult'`,
].join('\n    UNION ALL ');

/** Finds what the input of a mutation names, as far as the caller may see it, and whose it is. */
export class NamedThingsRepository {
  constructor(private readonly executor: SqlExecutor) {}

  /**
   * One for each thing, in their order; null for what is not there. A slug means the same as to
   * those who then change what it names: a new name comes before an old one.
   */
  async find(things: readonly NamedThing[]): Promise<(FoundThing | null)[]> {
    const rows = await this.executor.query<FoundThing & { place: number; isThere: boolean }>({
      label: 'named_things',
      text: `SELECT DISTINCT ON (found.place) found.place, found.id,
          CASE found.type WHEN 'Model' THEN (SELECT "publisherId" FROM model WHERE model.id = found.id)
            WHEN 'Dataset' THEN (SELECT "publisherId" FROM dataset WHERE dataset.id = found.id)
            WHEN 'TransferResult' THEN (SELECT "publisherId" FROM transfer_result WHERE transfer_result.id = found.id)
            WHEN 'Publisher' THEN found.id END AS "publisherId",
          CASE found.type WHEN 'Model' THEN (SELECT visibility FROM model WHERE model.id = found.id)
            WHEN 'Dataset' THEN (SELECT visibility FROM dataset WHERE dataset.id = found.id)
            WHEN 'TransferResult' THEN (SELECT visibility FROM transfer_result WHERE transfer_result.id = found.id) END AS visibility,
          CASE found.type WHEN 'Model' THEN EXISTS (SELECT FROM model WHERE model.id = found.id)
            WHEN 'Dataset' THEN EXISTS (SELECT FROM dataset WHERE dataset.id = found.id)
            ELSE true END AS "isThere"
        FROM (${FOUND}) found ORDER BY found.place, found."isFormer"`,
      values: [
        things.map((_, place) => place),
        things.map(({ type }) => type),
        things.map(({ key }) => key),
        things.map(({ slug }) => slug),
      ],
    });
    const found = new Map(rows.filter(({ isThere }) => isThere).map((row) => [row.place, row]));
    return things.map((_, place) => found.get(place) ?? null);
  }
}
