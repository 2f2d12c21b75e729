import type { SqlExecutor } from '../../platform/database';
import { keyText, type Kind, type NewOrigin, type ThingKey } from '../plan';

const INSERT_ORIGINS = `
  INSERT INTO origin ("hubId", kind, "externalId", revision, url, raw, digest, "isStub", facts, source, parts)
  SELECT row."hubId", row.kind, row."externalId", row.revision, row.url, nullif(row.raw, 'null'), row.digest, row."isStub", nullif(row.facts, 'null'), row.source, string_to_array(row.parts, ' ')
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::boolean[], $9::jsonb[], $10::text[], $11::text[])
    AS row ("hubId", kind, "externalId", revision, url, raw, digest, "isStub", facts, source, parts)
  ON CONFLICT ("hubId", kind, "externalId", revision) DO NOTHING`;

const ORIGIN_IDS = `
  SELECT wanted.place::int AS place, origin.id, origin.revision
  FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS wanted ("hubId", kind, "externalId", place)
  JOIN origin ON origin."hubId" = wanted."hubId" AND origin.kind = wanted.kind AND origin."externalId" = wanted."externalId"
  ORDER BY origin.id`;

const mapOrigins = (table: string): string => `
  INSERT INTO ${table}_origin ("originId", "${table}Id", "isCurrent")
  SELECT "originId", "thingId", true FROM unnest($1::int[], $2::int[]) AS row ("originId", "thingId")
  ON CONFLICT ("originId") DO UPDATE SET "isCurrent" = true WHERE NOT ${table}_origin."isCurrent"`;

const retireOrigins = (table: string): string => `
  UPDATE ${table}_origin mapping SET "isCurrent" = false
  FROM unnest($1::text[], $2::text[], $3::text[]) AS replaced ("hubId", "externalId", revision)
  JOIN origin old ON old."hubId" = replaced."hubId" AND old.kind = '${table.toUpperCase()}'
    AND old."externalId" = replaced."externalId" AND old.revision = replaced.revision
  WHERE mapping."originId" = old.id AND mapping."isCurrent"`;

/** Ids of origins: by key and revision, and the first of each key. */
export class OriginIds {
  private readonly first = new Map<string, number>();
  private readonly exact = new Map<string, number>();

  add(key: ThingKey, revision: string, id: number): void {
    const text = keyText(key);
    this.exact.set(`${text}\n${revision}`, id);
    this.first.set(text, Math.min(id, this.first.get(text) ?? Infinity));
  }

  has(key: ThingKey): boolean {
    return this.first.has(keyText(key));
  }

  /**
   * The origin that other records' claims point to. Always the first: it never changes, so that a
   * claim read again is the same claim, and the mapping leads from it to the thing as it is now.
   */
  ofKey(key: ThingKey): number {
    return this.found(this.first.get(keyText(key)), key);
  }

  ofRevision(key: ThingKey, revision: string): number {
    return this.found(this.exact.get(`${keyText(key)}\n${revision}`), key);
  }

  private found(id: number | undefined, { hub, externalId }: ThingKey): number {
    if (id === undefined)
      throw new TypeError(`No origin of ${externalId} of ${hub}: the plan names it and does not make it.`);
    return id;
  }
}

/** Writes new origins and finds the ids of all origins of `keys`. */
export async function saveOrigins(
  sql: SqlExecutor,
  origins: readonly NewOrigin[],
  keys: readonly ThingKey[],
): Promise<OriginIds> {
  if (origins.length > 0) {
    await sql.query({
      label: 'ingest_insert_origins',
      text: INSERT_ORIGINS,
      values: [
        origins.map(({ key }) => key.hub),
        origins.map(({ key }) => key.kind),
        origins.map(({ key }) => key.externalId),
        origins.map(({ revision }) => revision),
        origins.map(({ url }) => url),
        origins.map(({ raw }) => JSON.stringify(raw ?? null)),
        origins.map(({ digest }) => digest),
        origins.map(({ isStub }) => isStub),
        origins.map(({ facts }) => JSON.stringify(facts)),
        origins.map(({ source }) => source),
        origins.map(({ parts }) => parts.join(' ')),
      ],
    });
  }
  const ids = new OriginIds();
  const unique = [...new Map(keys.map((key) => [keyText(key), key])).values()];
  if (unique.length === 0) return ids;
  const rows = await sql.query<{ place: number; id: number; revision: string }>({
    label: 'ingest_origin_ids',
    text: ORIGIN_IDS,
    values: [
      unique.map(({ hub }) => hub),
      unique.map(({ kind }) => kind),
      unique.map(({ externalId }) => externalId),
    ],
  });
  for (const { place, id, revision } of rows) {
    const key = unique[place - 1];
    if (key !== undefined) ids.add(key, revision, id);
  }
  return ids;
}

/** An origin, and the thing that it is mapped to. */
export interface Mapping {
  origin: NewOrigin;
  originId: number;
  thingId: number;
}

/** Maps origins to their things and makes them current in the place of those that they replace. */
export async function saveMapping(sql: SqlExecutor, kind: Kind, rows: readonly Mapping[]): Promise<void> {
  if (rows.length === 0) return;
  const table = kind === 'MODEL' ? 'model' : 'dataset';
  const replaced = rows.flatMap(({ origin: { key, replaces } }) =>
    replaces.map((revision) => ({ ...key, revision })),
  );
  if (replaced.length > 0) {
    await sql.query({
      label: `ingest_retire_${table}_origins`,
      text: retireOrigins(table),
      values: [
        replaced.map(({ hub }) => hub),
        replaced.map(({ externalId }) => externalId),
        replaced.map(({ revision }) => revision),
      ],
    });
  }
  await sql.query({
    label: `ingest_map_${table}_origins`,
    text: mapOrigins(table),
    values: [rows.map(({ originId }) => originId), rows.map(({ thingId }) => thingId)],
  });
}
