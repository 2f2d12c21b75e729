import type { SqlExecutor } from '../../platform/database';
import type { Reference } from '../../hubs';
import { append } from '../../platform/group-by';
import {
  keyText,
  type Kind,
  type KnownCatalog,
  type KnownThing,
  type ThingKey,
  type OriginDescription,
} from '../plan';

interface OriginRow {
  place: number;
  id: number;
  slug: string;
  isStub: boolean;
  isHidden: boolean;
  downloads: number | null;
  likes: number | null;
  countedAt: Date | null;
  revision: string;
  digest: string;
  originIsStub: boolean;
  isCurrent: boolean;
  isShared: boolean;
  lacksFacts: boolean;
  isGone: boolean;
  source: string;
  parts: string[];
  updatedAt: string | null;
  sameAs: Reference[] | null;
}

interface DescriptionRow extends OriginDescription {
  thingId: number;
}

const thingsOf = (kind: 'model' | 'dataset'): string => `
  SELECT wanted.place::int AS place, thing.id, thing.slug, thing.status = 'STUB' AS "isStub", thing.visibility <> 'PUBLIC' AS "isHidden",
    thing.downloads, thing.likes, thing."countedAt",
    origin.revision, origin.digest, origin."isStub" AS "originIsStub", mapping."isCurrent", origin.facts IS NULL AS "lacksFacts", origin.facts -> 'sameAs' AS "sameAs",
    mapping."goneSince" IS NOT NULL AS "isGone", origin.source, origin.parts, origin.facts #>> '{fields,values,updatedAt}' AS "updatedAt",
    EXISTS (
      SELECT FROM ${kind}_origin other JOIN origin other_origin ON other_origin.id = other."originId"
      WHERE other."${kind}Id" = thing.id AND other."isCurrent" AND NOT other_origin."isStub" AND other_origin.facts IS NULL
        AND (other_origin."hubId" <> origin."hubId" OR other_origin."externalId" <> origin."externalId")
    ) AS "isShared"
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted ("hubId", "externalId", place)
  JOIN origin ON origin."hubId" = wanted."hubId" AND origin.kind = '${kind.toUpperCase()}'
    AND origin."externalId" = wanted."externalId"
  JOIN ${kind}_origin mapping ON mapping."originId" = origin.id
  JOIN ${kind} thing ON thing.id = mapping."${kind}Id"
  ORDER BY wanted.place, mapping."isCurrent", origin.id`;

/**
 * What current origins say of things; for origins from before facts were kept, only the columns say
 * it.
 */
const descriptionsOf = (kind: 'model' | 'dataset'): string => `
  SELECT mapping."${kind}Id" AS "thingId", origin."hubId" AS hub, origin."externalId", origin.id AS "originId",
    origin.revision, origin.source, origin.parts, origin.facts
  FROM ${kind}_origin mapping JOIN origin ON origin.id = mapping."originId"
  WHERE mapping."${kind}Id" = ANY ($1::int[]) AND mapping."isCurrent" AND NOT origin."isStub" AND origin.facts IS NOT NULL
  ORDER BY origin.id`;

const TAKEN_SLUGS = `
  SELECT 'MODEL ' || lower(slug) AS taken, id AS "ownerId" FROM model WHERE lower(slug) = ANY ($1::text[])
  UNION ALL SELECT 'DATASET ' || lower(slug), id FROM dataset WHERE lower(slug) = ANY ($2::text[])
  UNION ALL SELECT upper("entityType") || ' ' || lower(slug), "entityId" FROM slug_redirect
    WHERE ("entityType" = 'Model' AND lower(slug) = ANY ($1::text[]))
       OR ("entityType" = 'Dataset' AND lower(slug) = ANY ($2::text[]))`;

const LINEAGE_ABOVE = `
  WITH RECURSIVE claim AS (
    SELECT child."modelId" AS child, base."modelId" AS base
    FROM lineage
    JOIN model_origin child ON child."originId" = lineage."childOriginId" AND child."isCurrent"
    JOIN model_origin base ON base."originId" = lineage."baseOriginId"
    WHERE child."modelId" = ANY ($1::int[])
    UNION
    SELECT child."modelId", base."modelId"
    FROM claim
    JOIN model_origin child ON child."modelId" = claim.base AND child."isCurrent"
    JOIN lineage ON lineage."childOriginId" = child."originId"
    JOIN model_origin base ON base."originId" = lineage."baseOriginId"
  )
  SELECT claim.child, claim.base, model.visibility <> 'PUBLIC' AS "isHidden" FROM claim JOIN model ON model.id = claim.child`;

/**
 * What the catalogue has of `keys`; of `bases` also all lineage above them. Always six statements.
 */
export async function loadKnownCatalog(
  sql: SqlExecutor,
  {
    keys,
    slugs,
    bases,
  }: { keys: readonly ThingKey[]; slugs: ReadonlyMap<Kind, string[]>; bases: readonly ThingKey[] },
): Promise<KnownCatalog> {
  const things = new Map([
    ...(await loadThings(sql, 'MODEL', keys)),
    ...(await loadThings(sql, 'DATASET', keys)),
  ]);
  const taken = await sql.query<{ taken: string; ownerId: number }>({
    label: 'ingest_taken_slugs',
    text: TAKEN_SLUGS,
    values: [slugs.get('MODEL') ?? [], slugs.get('DATASET') ?? []],
  });
  const baseIds = bases.flatMap((key) => things.get(keyText(key))?.id ?? []);
  const lineage =
    baseIds.length === 0
      ? []
      : await sql.query<KnownCatalog['lineage'][number]>({
          label: 'ingest_lineage_above',
          text: LINEAGE_ABOVE,
          values: [baseIds],
        });
  return { things, takenSlugs: new Map(taken.map((row) => [row.taken, row.ownerId])), lineage };
}

async function loadThings(
  sql: SqlExecutor,
  kind: Kind,
  all: readonly ThingKey[],
): Promise<Map<string, KnownThing>> {
  const keys = all.filter((key) => key.kind === kind);
  const things = new Map<string, KnownThing>();
  if (keys.length === 0) return things;
  const rows = await sql.query<OriginRow>({
    label: `ingest_known_${kind.toLowerCase()}s`,
    text: thingsOf(kind === 'MODEL' ? 'model' : 'dataset'),
    values: [keys.map(({ hub }) => hub), keys.map(({ externalId }) => externalId)],
  });
  const descriptions = await loadDescriptions(sql, kind, [...new Set(rows.map(({ id }) => id))]);
  for (const {
    place,
    id,
    slug,
    isStub,
    isHidden,
    downloads,
    likes,
    countedAt,
    isShared,
    sameAs,
    ...row
  } of rows) {
    const key = keys[place - 1];
    if (key === undefined) continue;
    const before = things.get(keyText(key));
    const { originIsStub, ...rest } = row;
    const origin = { ...rest, isStub: originIsStub };
    const stated = (sameAs ?? []).map((reference) => keyText({ kind, ...reference }));
    // Rows of a key come with current origins last, so that the entity that has the claims now is
    // kept.
    things.set(keyText(key), {
      id,
      slug,
      isStub,
      isHidden,
      downloads,
      likes,
      countedAt: countedAt?.toISOString() ?? null,
      isShared,
      origins: [...(before?.origins ?? []), origin],
      descriptions: descriptions.get(id) ?? [],
      statedSameAs: [...(before?.statedSameAs ?? []), ...stated],
    });
  }
  return things;
}

/** What current origins of models or datasets say, by the id of the thing. */
export async function loadDescriptions(
  sql: SqlExecutor,
  kind: Kind,
  ids: readonly number[],
): Promise<Map<number, OriginDescription[]>> {
  const descriptions = new Map<number, OriginDescription[]>();
  const rows = await sql.query<DescriptionRow>({
    label: `ingest_${kind.toLowerCase()}_descriptions`,
    text: descriptionsOf(kind === 'MODEL' ? 'model' : 'dataset'),
    values: [ids],
  });
  for (const { thingId, ...description } of rows) append(descriptions, thingId, description);
  return descriptions;
}
