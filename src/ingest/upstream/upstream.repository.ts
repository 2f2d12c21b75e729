import type { SqlExecutor } from '../../platform/database';
import type { Kind, Merge, Returned } from '../plan';

/** Why what a hub no longer lists is deprecated; it is lifted when the hub lists it again. */
const GONE_REASON = 'Its hub no longer lists it.';

/** A record that a reading has met; `kind` is null for one that could not be used. */
export interface Listed {
  readonly hub: string;
  readonly externalId: string;
  readonly kind: Kind | null;
  readonly source: string;
}

/** How many records a source has told, and how many of them it did not tell this time. */
export interface Coverage {
  readonly known: number;
  readonly missing: number;
}

/** Something that a hub lists under another id now. */
export interface Renamed extends Merge {
  readonly originId: number;
}

type Table = 'model' | 'dataset';
const tableOf = (kind: Kind): Table => (kind === 'MODEL' ? 'model' : 'dataset');

const ADD = `
  INSERT INTO hub_listed ("hubId", "recordHubId", "externalId", kind, "recordSource")
  SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`;

/** Current origins by the sources that were read; `isListed` for those that they still have. */
const told = (table: Table): string => `
  told AS (
    SELECT own."originId", own."${table}Id" AS id, own."goneSince", origin."hubId", origin.source, origin.revision, origin.digest,
      EXISTS (SELECT FROM hub_listed seen WHERE seen."hubId" = $1 AND seen."recordHubId" = origin."hubId"
        AND seen."externalId" = origin."externalId") AS "isListed"
    FROM (SELECT DISTINCT "recordHubId", "recordSource" FROM hub_listed
      WHERE "hubId" = $1 AND kind = '${table.toUpperCase()}') scope
    JOIN origin ON origin."hubId" = scope."recordHubId" AND origin.kind = '${table.toUpperCase()}'
      AND origin.source = scope."recordSource" AND NOT origin."isStub"
    JOIN ${table}_origin own ON own."originId" = origin.id AND own."isCurrent"
  )`;

const COVERAGE = (table: Table): string => `
  WITH ${told(table)}
  SELECT count(*)::int AS known, (count(*) FILTER (WHERE NOT "isListed"))::int AS missing FROM told`;

/** The same commit under one other id, which came later: a digest of the content is no commit. */
const RENAMED = (table: Table): string => `
  WITH ${told(table)}
  SELECT '${table.toUpperCase()}' AS kind, gone."originId", gone.id AS "fromId", min(other.id) AS "intoId"
  FROM told gone JOIN told other ON other."isListed" AND other."hubId" = gone."hubId" AND other.source = gone.source
    AND other.revision = gone.revision AND other."originId" > gone."originId" AND other.id <> gone.id
  WHERE NOT gone."isListed" AND gone.revision <> gone.digest
    AND NOT EXISTS (SELECT FROM ${table} thing WHERE thing.id = gone.id AND thing."mergedIntoId" IS NOT NULL)
  GROUP BY gone."originId", gone.id HAVING count(DISTINCT other.id) = 1
  ORDER BY gone."originId"`;

const RETIRE = (table: Table): string => `
  UPDATE ${table}_origin SET "isCurrent" = false WHERE "originId" = ANY ($1::int[])`;

const NOTE_GONE = (table: Table): string => `
  WITH ${told(table)}
  UPDATE ${table}_origin own SET "goneSince" = $2 FROM told
  WHERE told."originId" = own."originId" AND NOT told."isListed" AND own."goneSince" IS NULL`;

/** What another hub still has is not gone. */
const isElsewhere = (table: Table): string => `
  EXISTS (SELECT FROM ${table}_origin other JOIN origin theirs ON theirs.id = other."originId"
    WHERE other."${table}Id" = thing.id AND other."isCurrent" AND NOT theirs."isStub" AND other."goneSince" IS NULL
      AND theirs."hubId" <> told."hubId")`;

const reasonIs = (table: Table): string =>
  table === 'model' ? ` AND "deprecationReason" = '${GONE_REASON}'` : '';
const setReason = (table: Table, value: string): string =>
  table === 'model' ? `, "deprecationReason" = ${value}` : '';

const DEPRECATE = (table: Table): string => `
  WITH ${told(table)}
  UPDATE ${table} thing SET status = 'DEPRECATED'${setReason(table, `'${GONE_REASON}'`)} FROM told
  WHERE told.id = thing.id AND NOT told."isListed" AND thing.status = 'ACTIVE' AND thing."mergedIntoId" IS NULL
    AND NOT ${isElsewhere(table)} RETURNING thing.id`;

const REMOVE = (table: Table): string => `
  WITH ${told(table)}
  UPDATE ${table} thing SET status = 'REMOVED' FROM told
  WHERE told.id = thing.id AND NOT told."isListed" AND told."goneSince" <= $2 AND thing.status = 'DEPRECATED'
    AND thing."mergedIntoId" IS NULL${reasonIs(table)} RETURNING thing.id`;

const CLEAR_GONE = (table: Table): string => `
  UPDATE ${table}_origin own SET "goneSince" = NULL
  FROM unnest($1::text[], $2::text[]) AS returned ("hubId", "externalId")
  JOIN origin ON origin."hubId" = returned."hubId" AND origin.kind = '${table.toUpperCase()}'
    AND origin."externalId" = returned."externalId"
  WHERE own."originId" = origin.id AND own."goneSince" IS NOT NULL`;

const REVIVE = (table: Table): string => `
  UPDATE ${table} SET status = 'ACTIVE'${setReason(table, 'NULL')}
  WHERE id = ANY ($1::int[]) AND status IN ('DEPRECATED', 'REMOVED') AND "mergedIntoId" IS NULL${reasonIs(table)}`;

/** Reads and writes what hubs no longer have. */
export class UpstreamRepository {
  /** @param hubId the hub that is read */
  constructor(private readonly hubId: string) {}

  async forget(sql: SqlExecutor): Promise<void> {
    const text = 'DELETE FROM hub_listed WHERE "hubId" = $1';
    await sql.query({ label: 'upstream_forget', text, values: [this.hubId] });
  }

  async add(sql: SqlExecutor, listed: readonly Listed[]): Promise<void> {
    await sql.query({
      label: 'upstream_add',
      text: ADD,
      values: [
        this.hubId,
        listed.map(({ hub }) => hub),
        listed.map(({ externalId }) => externalId),
        listed.map(({ kind }) => kind ?? ''),
        listed.map(({ source }) => source),
      ],
    });
  }

  async coverage(sql: SqlExecutor, kind: Kind): Promise<Coverage> {
    const table = tableOf(kind);
    const [row] = await sql.query<Coverage>({
      label: `upstream_coverage_of_${table}s`,
      text: COVERAGE(table),
      values: [this.hubId],
    });
    return row ?? { known: 0, missing: 0 };
  }

  renamed(sql: SqlExecutor, kind: Kind): Promise<Renamed[]> {
    const table = tableOf(kind);
    return sql.query({ label: `upstream_renamed_${table}s`, text: RENAMED(table), values: [this.hubId] });
  }

  async retire(sql: SqlExecutor, kind: Kind, originIds: readonly number[]): Promise<void> {
    const table = tableOf(kind);
    await sql.query({ label: `upstream_retire_${table}s`, text: RETIRE(table), values: [originIds] });
  }

  /**
   * Deprecates what is not listed any more, and removes what has not been since `before`.
   * @returns how many things each befell
   */
  async markGone(
    sql: SqlExecutor,
    kind: Kind,
    { now, before }: { now: Date; before: Date },
  ): Promise<{ gone: number; removed: number }> {
    const table = tableOf(kind);
    const run = (label: string, text: string, ...values: unknown[]) =>
      sql.query({ label: `upstream_${label}_${table}s`, text, values: [this.hubId, ...values] });
    const removed = await run('remove', REMOVE(table), before);
    await run('note', NOTE_GONE(table), now);
    const gone = await run('deprecate', DEPRECATE(table));
    return { gone: gone.length, removed: removed.length };
  }
}

/** Lifts the marks of what is there again. */
export async function saveReturned(sql: SqlExecutor, kind: Kind, all: readonly Returned[]): Promise<void> {
  const returned = all.filter((one) => one.kind === kind);
  if (returned.length === 0) return;
  const table = tableOf(kind);
  const keys = [returned.map(({ hub }) => hub), returned.map(({ externalId }) => externalId)];
  await sql.query({ label: `upstream_clear_${table}s`, text: CLEAR_GONE(table), values: keys });
  await sql.query({
    label: `upstream_revive_${table}s`,
    text: REVIVE(table),
    values: [returned.map(({ id }) => id)],
  });
}
