import type { DatasetSubject, DomainSubject, ModelSubject } from '../../embedding';
import type { SqlExecutor } from '../../platform/database';
import { finishInSlices } from '../../platform/slices';

/** What can be encoded; each has a column of its own in `embedding`. */
export type SubjectKind = 'domain' | 'dataset' | 'model';

interface Row {
  id: number;
  /** Digest of what the stored vector was made from; null when there is none by this encoder. */
  storedDigest: string | null;
}

/** Which subjects to read: a page of them, in the order of their ids. */
export interface Page {
  version: string;
  /** Null for all. */
  ids: readonly number[] | null;
  /** Only those without a vector by this version of the encoder. */
  onlyMissing: boolean;
  after: number;
  size: number;
}

const PATHS = `
  path AS (
    SELECT id, ARRAY[name] AS names FROM domain WHERE "parentId" IS NULL
    UNION ALL SELECT domain.id, path.names || domain.name FROM domain JOIN path ON domain."parentId" = path.id
  )`;

/**
 * Which subjects. A prepared statement is planned once, for all its parameters: one that could read
 * either some ids or all would scan the whole table for a few ids, so each case has its own
 * statement.
 */
type Scope = 'some' | 'all';

const pageOf = (scope: Scope, subject: string): string => `
  ${scope === 'some' ? `${subject}.id = ANY ($5::int[])` : 'true'} AND (NOT $2 OR embedding.id IS NULL) AND ${subject}.id > $3
  ORDER BY ${subject}.id LIMIT $4`;

const domains = (scope: Scope): string => `
  WITH RECURSIVE ${PATHS}
  SELECT domain.id, domain.name, domain.description, domain.aliases, path.names AS path, embedding.digest AS "storedDigest"
  FROM domain JOIN path USING (id)
  LEFT JOIN embedding ON embedding."domainId" = domain.id AND embedding."encoderVersion" = $1
  WHERE ${pageOf(scope, 'domain')}`;

/**
 * Of several domains, the most certain one says where a thing belongs. The page is picked before
 * anything is joined to it, with one look at the stored vector of each: else the work for a page
 * grows with the catalogue.
 */
const things = (scope: Scope, table: 'dataset' | 'model', columns: string): string => `
  WITH RECURSIVE ${PATHS}, page AS MATERIALIZED (
    SELECT thing.id, embedding.digest FROM ${table} thing
    LEFT JOIN LATERAL (
      SELECT stored.id, stored.digest FROM embedding stored
      WHERE stored."${table}Id" = thing.id AND stored."encoderVersion" = $1 LIMIT 1
    ) embedding ON true
    WHERE thing.status <> 'STUB' AND ${pageOf(scope, 'thing')}
  )
  SELECT thing.id, thing.name, thing.summary, thing.tags, thing.tasks, ${columns},
    coalesce(path.names, '{}') AS path, page.digest AS "storedDigest"
  FROM page JOIN ${table} thing USING (id)
  LEFT JOIN LATERAL (
    SELECT "domainId" FROM ${table}_domain link WHERE link."${table}Id" = thing.id
    ORDER BY confidence DESC, "domainId" LIMIT 1
  ) surest ON true
  LEFT JOIN path ON path.id = surest."domainId"
  ORDER BY thing.id`;

const TEXTS: Readonly<Record<SubjectKind, (scope: Scope) => string>> = {
  domain: domains,
  dataset: (scope) => things(scope, 'dataset', 'thing.modalities'),
  model: (scope) =>
    things(scope, 'model', 'thing."inputModalities" AS modalities, thing."architectureFamily"'),
};

function load<Subject>(sql: SqlExecutor, kind: SubjectKind, page: Page): Promise<(Subject & Row)[]> {
  const { version, ids, onlyMissing, after, size } = page;
  const scope = ids === null ? 'all' : 'some';
  return sql.query<Subject & Row>({
    label: `embedding_${kind}s_${scope}`,
    text: TEXTS[kind](scope),
    values: [version, onlyMissing, after, size, ...(ids === null ? [] : [ids])],
  });
}

/** Subjects to encode, with the digest of what is stored. Stubs are left out. */
export const loadDomains = (sql: SqlExecutor, page: Page) => load<DomainSubject>(sql, 'domain', page);
export const loadDatasets = (sql: SqlExecutor, page: Page) => load<DatasetSubject>(sql, 'dataset', page);
export const loadModels = (sql: SqlExecutor, page: Page) => load<ModelSubject>(sql, 'model', page);

/** Nine digits keep every 32-bit float exactly. */
const DIGITS = 9;

const arrayText = (vector: Float32Array): string =>
  `{${Array.from(vector, (value) => (value === 0 ? '0' : value.toPrecision(DIGITS))).join(',')}}`;

export interface StoredVector {
  id: number;
  vector: Float32Array;
  digest: string;
}

function* textsOf(vectors: readonly StoredVector[]): Generator<void, string[]> {
  const texts: string[] = [];
  for (const { vector } of vectors) {
    texts.push(arrayText(vector));
    yield;
  }
  return texts;
}

/** Stores vectors beside the version of the encoder that made them. */
export async function saveVectors(
  sql: SqlExecutor,
  kind: SubjectKind,
  version: string,
  vectors: readonly StoredVector[],
): Promise<void> {
  if (vectors.length === 0) return;
  // Takes the answering thread a tenth of a millisecond each.
  const texts = await finishInSlices(textsOf(vectors));
  await sql.query({
    label: `embedding_save_${kind}s`,
    text: `INSERT INTO embedding ("${kind}Id", "encoderVersion", vector, digest)
      SELECT row.id, $1, row.vector::real[], row.digest FROM unnest($2::int[], $3::text[], $4::text[]) AS row (id, vector, digest)
      ON CONFLICT ("${kind}Id", "encoderVersion") DO UPDATE SET vector = excluded.vector, digest = excluded.digest`,
    values: [version, vectors.map(({ id }) => id), texts, vectors.map(({ digest }) => digest)],
  });
}

/** How many domains, datasets and models there are to encode. */
export async function countSubjects(sql: SqlExecutor): Promise<number> {
  const [row] = await sql.query<{ subjects: number }>({
    label: 'embedding_count',
    text: `SELECT ((SELECT count(*) FROM domain) + (SELECT count(*) FROM dataset WHERE status <> 'STUB')
      + (SELECT count(*) FROM model WHERE status <> 'STUB'))::int AS subjects`,
  });
  return row?.subjects ?? 0;
}

/** How many domains, datasets and models have no vector by this version of an encoder. */
export async function countMissing(sql: SqlExecutor, version: string): Promise<number> {
  const lacks = (kind: SubjectKind): string => `NOT EXISTS (
      SELECT FROM embedding WHERE "${kind}Id" = ${kind}.id AND "encoderVersion" = $1)`;
  const [row] = await sql.query<{ subjects: number }>({
    label: 'embedding_count_missing',
    text: `SELECT ((SELECT count(*) FROM domain WHERE ${lacks('domain')})
      + (SELECT count(*) FROM dataset WHERE status <> 'STUB' AND ${lacks('dataset')})
      + (SELECT count(*) FROM model WHERE status <> 'STUB' AND ${lacks('model')}))::int AS subjects`,
    values: [version],
  });
  return row?.subjects ?? 0;
}

/** Deletes the vectors of all encoders but these. */
export async function deleteOtherVersions(sql: SqlExecutor, kept: readonly string[]): Promise<void> {
  await sql.query({
    label: 'embedding_delete_others',
    text: 'DELETE FROM embedding WHERE "encoderVersion" <> ALL ($1::text[])',
    values: [kept],
  });
}
