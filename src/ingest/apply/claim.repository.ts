import type { SqlExecutor } from '../../platform/database';
import type { Claimant, Claims } from '../plan';
import type { OriginIds } from './origin.repository';

export interface ClaimCounts {
  lineage: number;
  trainings: number;
  evaluations: number;
}

const originOf = ({ model, revision }: Claimant, ids: OriginIds): number => ids.ofRevision(model, revision);

const ROWS_WRITTEN = (insert: string): string =>
  `WITH written AS (${insert} RETURNING 1) SELECT count(*)::int AS written FROM written`;

async function insert(sql: SqlExecutor, label: string, text: string, columns: unknown[][]): Promise<number> {
  if (columns[0]?.length === 0) return 0;
  const [row] = await sql.query<{ written: number }>({ label, text: ROWS_WRITTEN(text), values: columns });
  return row?.written ?? 0;
}

/** Writes what origins claim, except claims that are recorded already. Returns how many are new. */
export async function saveClaims(sql: SqlExecutor, claims: Claims, ids: OriginIds): Promise<ClaimCounts> {
  const { lineage, trainings } = claims;
  const counts = {
    lineage: await insert(
      sql,
      'ingest_insert_lineage',
      `INSERT INTO lineage ("childOriginId", "baseOriginId", relation, "relationRaw")
        SELECT * FROM unnest($1::int[], $2::int[], $3::text[], $4::text[])
        ON CONFLICT ("childOriginId", "baseOriginId", relation) DO NOTHING`,
      [
        lineage.map((claim) => originOf(claim, ids)),
        lineage.map(({ base }) => ids.ofKey(base)),
        lineage.map(({ relation }) => relation),
        lineage.map(({ relationRaw }) => relationRaw),
      ],
    ),
    trainings: await insert(
      sql,
      'ingest_insert_trainings',
      `INSERT INTO training ("modelOriginId", "datasetOriginId", role)
        SELECT * FROM unnest($1::int[], $2::int[], $3::text[])
        ON CONFLICT ("modelOriginId", "datasetOriginId", role) DO NOTHING`,
      [
        trainings.map((claim) => originOf(claim, ids)),
        trainings.map(({ dataset }) => ids.ofKey(dataset)),
        trainings.map(({ role }) => role),
      ],
    ),
    evaluations: await saveEvaluations(sql, claims.evaluations, ids),
  };
  await saveVersions(sql, claims.versions, ids);
  return counts;
}

function saveEvaluations(
  sql: SqlExecutor,
  evaluations: Claims['evaluations'],
  ids: OriginIds,
): Promise<number> {
  return insert(
    sql,
    'ingest_insert_evaluations',
    `INSERT INTO evaluation ("modelOriginId", "datasetOriginId", subset, "datasetRevision", "taskId", split, "metricId", value,
        verified, "studyId", "sourceUrl")
      SELECT row."modelOriginId", row."datasetOriginId", row.subset, row."datasetRevision", row."taskId", row.split,
        row."metricId", row.value, row.verified, study.id, row."sourceUrl"
      FROM unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::float8[], $9::boolean[],
          $10::text[], $11::text[])
        AS row ("modelOriginId", "datasetOriginId", subset, "datasetRevision", "taskId", split, "metricId", value, verified, study,
          "sourceUrl")
      LEFT JOIN study ON study.key = row.study
      ON CONFLICT DO NOTHING`,
    [
      evaluations.map((claim) => originOf(claim, ids)),
      evaluations.map(({ datasetKey }) => (datasetKey === null ? null : ids.ofKey(datasetKey))),
      evaluations.map(({ subset }) => subset),
      evaluations.map(({ datasetRevision }) => datasetRevision),
      evaluations.map(({ taskId }) => taskId),
      evaluations.map(({ split }) => split),
      evaluations.map(({ metricId }) => metricId),
      evaluations.map(({ value }) => value),
      evaluations.map(({ verified }) => verified),
      evaluations.map(({ study }) => study),
      evaluations.map(({ sourceUrl }) => sourceUrl),
    ],
  );
}

async function saveVersions(sql: SqlExecutor, versions: Claims['versions'], ids: OriginIds): Promise<void> {
  const rows = versions.map((version) => ({ originId: originOf(version, ids), ...version }));
  await insert(
    sql,
    'ingest_insert_versions',
    `INSERT INTO model_version ("originId", name) SELECT * FROM unnest($1::int[], $2::text[])
      ON CONFLICT ("originId", name) DO NOTHING`,
    [rows.map(({ originId }) => originId), rows.map(({ name }) => name)],
  );
  const files = rows.flatMap(({ originId, name, artifacts }) =>
    artifacts.map((file) => ({ originId, name, ...file })),
  );
  await insert(
    sql,
    'ingest_insert_artifacts',
    `INSERT INTO artifact ("versionId", uri, format, "sizeBytes", "sha256")
      SELECT version.id, row.uri, row.format, row."sizeBytes", row."sha256"
      FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[])
        AS row ("originId", name, uri, format, "sizeBytes", "sha256")
      JOIN model_version version ON version."originId" = row."originId" AND version.name = row.name
      ON CONFLICT ("versionId", uri) DO NOTHING`,
    [
      files.map(({ originId }) => originId),
      files.map(({ name }) => name),
      files.map(({ uri }) => uri),
      files.map(({ format }) => format),
      files.map(({ sizeBytes }) => sizeBytes),
      files.map(({ sha256 }) => sha256),
    ],
  );
}
