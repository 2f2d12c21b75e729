import { kindOf, type CatalogTables } from '../../catalog';
import { compareText } from '../../platform/compare-text';
import { columnList, type ColumnOf, type SqlExecutor } from '../../platform/database';
import type { DatasetFields, ModelFields } from '../described-fields';
import type { ChangedThing, Fields, ImportPlan, Kind, NewThing } from '../plan';

const MODEL_COLUMNS = {
  name: 'text',
  summary: 'text',
  inputModalities: 'text[]',
  outputModalities: 'text[]',
  tasks: 'text[]',
  libraries: 'text[]',
  languages: 'text[]',
  tags: 'text[]',
  architectureFamily: 'text',
  architectureName: 'text',
  parameterCount: 'bigint',
  inputSignature: 'jsonb',
  outputSignature: 'jsonb',
  weightsLicenseId: 'text',
  codeLicenseId: 'text',
  dataLicenseId: 'text',
  weightsLicenseRaw: 'text',
  gated: 'boolean',
  disabled: 'boolean',
  downloads: 'bigint',
  likes: 'bigint',
  countedAt: 'timestamptz',
  kind: 'text',
} as const satisfies Partial<Record<(keyof ModelFields | 'kind') & ColumnOf<CatalogTables['model']>, string>>;

const DATASET_COLUMNS = {
  name: 'text',
  summary: 'text',
  modalities: 'text[]',
  tasks: 'text[]',
  languages: 'text[]',
  tags: 'text[]',
  licenseId: 'text',
  licenseRaw: 'text',
  classes: 'int',
  trainingExamples: 'bigint',
  gated: 'boolean',
  disabled: 'boolean',
  downloads: 'bigint',
  likes: 'bigint',
  countedAt: 'timestamptz',
} as const satisfies Partial<Record<keyof DatasetFields & ColumnOf<CatalogTables['dataset']>, string>>;

const columnsOf = (kind: Kind): [string, string][] =>
  Object.entries(kind === 'MODEL' ? MODEL_COLUMNS : DATASET_COLUMNS);
const tableOf = (kind: Kind): 'model' | 'dataset' => (kind === 'MODEL' ? 'model' : 'dataset');
const isArray = (type: string): boolean => type.endsWith('[]');

function insertText(kind: Kind): string {
  const columns = columnsOf(kind);
  const values = columns.map(([name, type]) =>
    isArray(type) ? `coalesce(row."${name}", '{}')` : `row."${name}"`,
  );
  return `
    INSERT INTO ${tableOf(kind)} (slug, status, visibility, "publisherId", ${columnList(columns.map(([name]) => name))}, "createdAt", "updatedAt")
    SELECT row.slug, row.status, row.visibility, row."publisherId", ${values.join(', ')},
      coalesce(row."createdAt", now()), coalesce(row."updatedAt", now())
    FROM jsonb_to_recordset($1::jsonb) AS row (slug text, status text, visibility text, "publisherId" int,
      ${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')}, "createdAt" timestamptz, "updatedAt" timestamptz)
    ORDER BY row.slug
    RETURNING id, slug`;
}

/** Columns of a row; the kind of a model follows from the others, so that it is never stale. */
const valuesOf = (fields: Fields | null) =>
  fields?.kind === 'MODEL' ? { ...fields.values, kind: kindOf(fields.values) } : fields?.values;

/** Licences that say nothing: the words were not understood, or named no licence. */
const VAGUE_LICENSES = `('other', 'unknown')`;
const unlessVague = (name: string): string =>
  name.endsWith('icenseId')
    ? `CASE WHEN row."${name}" IN ${VAGUE_LICENSES} THEN NULL ELSE row."${name}" END`
    : `row."${name}"`;

/**
 * Where other origins describe the thing too, what this one leaves out does not erase anything, and
 * a vague licence counts as left out. The publisher that was guessed from a stub's id is replaced.
 * What a source keeps private is hidden, and shown again by people only; and only they take it
 * from the publisher whose members see it.
 */
function updateText(kind: Kind): string {
  const table = tableOf(kind);
  const columns = columnsOf(kind);
  const merged = ([name, type]: [string, string]): string =>
    isArray(type)
      ? `"${name}" = CASE WHEN row."isShared" AND cardinality(row."${name}") = 0 THEN ${table}."${name}" ELSE row."${name}" END`
      : `"${name}" = CASE WHEN row."isShared" THEN coalesce(${unlessVague(name)}, ${table}."${name}", row."${name}")
          ELSE row."${name}" END`;
  return `
    UPDATE ${table} SET
      slug = coalesce(row."newSlug", ${table}.slug),
      status = CASE WHEN ${table}.status = 'STUB' THEN 'ACTIVE' ELSE ${table}.status END,
      visibility = CASE WHEN row."isPrivate" AND ${table}.visibility = 'PUBLIC' THEN 'PRIVATE'
        WHEN row."fillsStub" AND NOT row."isPrivate" THEN 'PUBLIC' ELSE ${table}.visibility END,
      "publisherId" = CASE WHEN row."fillsStub" THEN row."publisherId"
        WHEN ${table}.visibility <> 'PUBLIC' AND NOT row."isByPeople" THEN coalesce(${table}."publisherId", row."publisherId")
        ELSE coalesce(row."publisherId", ${table}."publisherId") END,
      ${columns.map(merged).join(', ')},
      "createdAt" = coalesce(row."createdAt", ${table}."createdAt"),
      "updatedAt" = coalesce(row."updatedAt", now())
    FROM jsonb_to_recordset($1::jsonb) AS row (id int, "newSlug" text, "fillsStub" boolean, "isPrivate" boolean, "isShared" boolean, "isByPeople" boolean,
      "publisherId" int, ${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')}, "createdAt" timestamptz, "updatedAt" timestamptz)
    WHERE ${table}.id = row.id`;
}

const REDIRECT = (kind: Kind): string => `
  INSERT INTO slug_redirect ("entityType", slug, "entityId")
  SELECT '${kind === 'MODEL' ? 'Model' : 'Dataset'}', thing.slug, thing.id
  FROM ${tableOf(kind)} thing WHERE thing.id = ANY ($1::int[])
  ON CONFLICT ("entityType", lower(slug)) DO NOTHING`;

type PublisherIds = ReadonlyMap<string, number>;

/** Writes publishers that are not there yet; returns ids by slug in lower case. */
export async function savePublishers(sql: SqlExecutor, plan: ImportPlan): Promise<PublisherIds> {
  const wanted = new Map<string, { slug: string; name: string; isPrivate: boolean }>();
  for (const thing of [...plan.creates, ...plan.updates]) {
    const { publisher } = thing;
    if (publisher === null) continue;
    const key = publisher.slug.toLowerCase();
    const isPrivate = isHidden(thing) && wanted.get(key)?.isPrivate !== false;
    wanted.set(key, { ...publisher, isPrivate });
  }
  if (wanted.size === 0) return new Map();
  const publishers = [...wanted.values()].sort((a, b) => compareText(a.slug, b.slug));
  await sql.query({
    label: 'ingest_insert_publishers',
    text: `INSERT INTO publisher (slug, name, visibility) SELECT slug, name, visibility
      FROM unnest($1::text[], $2::text[], $3::text[]) AS row (slug, name, visibility)
      ON CONFLICT (lower(slug)) DO NOTHING`,
    values: [
      publishers.map(({ slug }) => slug),
      publishers.map(({ name }) => name),
      publishers.map(({ isPrivate }) => (isPrivate ? 'PRIVATE' : 'PUBLIC')),
    ],
  });
  const rows = await sql.query<{ id: number; slug: string }>({
    label: 'ingest_publisher_ids',
    text: 'SELECT id, lower(slug) AS slug FROM publisher WHERE lower(slug) = ANY ($1::text[])',
    values: [[...wanted.keys()]],
  });
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

const isHidden = (thing: NewThing | ChangedThing): boolean =>
  'isPrivate' in thing ? thing.isPrivate : thing.fields.values.private === true;

const publisherId = ({ publisher }: NewThing | ChangedThing, ids: PublisherIds): number | null =>
  publisher === null ? null : (ids.get(publisher.slug.toLowerCase()) ?? null);

/** Inserts models or datasets; returns their ids by slug. */
export async function insertThings(
  sql: SqlExecutor,
  kind: Kind,
  things: readonly NewThing[],
  publishers: PublisherIds,
): Promise<Map<string, number>> {
  if (things.length === 0) return new Map();
  const rows = things.map((thing) => ({
    name: thing.name,
    ...valuesOf(thing.fields),
    slug: thing.slug,
    status: thing.fields === null ? 'STUB' : 'ACTIVE',
    visibility: thing.visibility ?? (thing.isPrivate ? 'PRIVATE' : 'PUBLIC'),
    publisherId: publisherId(thing, publishers),
  }));
  const inserted = await sql.query<{ id: number; slug: string }>({
    label: `ingest_insert_${tableOf(kind)}s`,
    text: insertText(kind),
    values: [JSON.stringify(rows)],
  });
  return new Map(inserted.map(({ id, slug }) => [slug, id]));
}

export async function updateThings(
  sql: SqlExecutor,
  kind: Kind,
  things: readonly ChangedThing[],
  publishers: PublisherIds,
): Promise<void> {
  if (things.length === 0) return;
  const renamed = things.filter(({ newSlug }) => newSlug !== null).map(({ id }) => id);
  if (renamed.length > 0) {
    await sql.query({ label: `ingest_redirect_${tableOf(kind)}s`, text: REDIRECT(kind), values: [renamed] });
  }
  const rows = things.map((thing) => ({
    ...valuesOf(thing.fields),
    id: thing.id,
    newSlug: thing.newSlug,
    fillsStub: thing.fillsStub,
    isPrivate: thing.fields.values.private === true,
    isShared: thing.isShared,
    isByPeople: thing.isByPeople === true,
    publisherId: publisherId(thing, publishers),
  }));
  await sql.query({
    label: `ingest_update_${tableOf(kind)}s`,
    text: updateText(kind),
    values: [JSON.stringify(rows)],
  });
}

/** Shows stubs that are no longer known through private records alone. */
export async function showStubs(sql: SqlExecutor, kind: Kind, { shown }: ImportPlan): Promise<void> {
  const ids = shown.filter((row) => row.kind === kind).map(({ id }) => id);
  if (ids.length === 0) return;
  await sql.query({
    label: `ingest_show_${tableOf(kind)}_stubs`,
    text: `UPDATE ${tableOf(kind)} SET visibility = 'PUBLIC' WHERE id = ANY ($1::int[]) AND status = 'STUB'`,
    values: [ids],
  });
}

/** Writes downloads, likes and when they were counted, which often change alone. */
export async function updateCounters(sql: SqlExecutor, kind: Kind, { counters }: ImportPlan): Promise<void> {
  const rows = counters.filter((row) => row.kind === kind);
  if (rows.length === 0) return;
  await sql.query({
    label: `ingest_count_${tableOf(kind)}s`,
    text: `UPDATE ${tableOf(kind)} SET downloads = row.downloads, likes = row.likes, "countedAt" = row."countedAt"
      FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::timestamptz[]) AS row (id, downloads, likes, "countedAt") WHERE ${tableOf(kind)}.id = row.id`,
    values: [
      rows.map(({ id }) => id),
      rows.map(({ downloads }) => downloads),
      rows.map(({ likes }) => likes),
      rows.map(({ countedAt }) => countedAt),
    ],
  });
}

export interface DomainLinks {
  id: number;
  domains: ChangedThing['domains'];
  /**
   * Links that this record does not state are removed, unless other records describe the thing too.
   */
  isShared: boolean;
}

/** Sets the domain links of things to what their records say. */
export async function saveDomainLinks(
  sql: SqlExecutor,
  kind: Kind,
  things: readonly DomainLinks[],
): Promise<void> {
  const table = tableOf(kind);
  const links = things.flatMap(({ id, domains }) => domains.map((domain) => ({ id, ...domain })));
  const ids = links.map(({ id }) => id);
  const domainIds = links.map(({ domainId }) => domainId);
  const own = things.filter(({ isShared }) => !isShared).map(({ id }) => id);
  if (own.length > 0) {
    await sql.query({
      label: `ingest_unlink_${table}_domains`,
      text: `DELETE FROM ${table}_domain WHERE "${table}Id" = ANY ($1::int[])
        AND ("${table}Id", "domainId") NOT IN (SELECT * FROM unnest($2::int[], $3::int[]))`,
      values: [own, ids, domainIds],
    });
  }
  if (links.length === 0) return;
  await sql.query({
    label: `ingest_link_${table}_domains`,
    text: `INSERT INTO ${table}_domain ("${table}Id", "domainId", confidence)
      SELECT * FROM unnest($1::int[], $2::int[], $3::real[])
      ON CONFLICT ("${table}Id", "domainId") DO UPDATE SET confidence = excluded.confidence
      WHERE ${table}_domain.confidence <> excluded.confidence`,
    values: [ids, domainIds, links.map(({ confidence }) => confidence)],
  });
}
