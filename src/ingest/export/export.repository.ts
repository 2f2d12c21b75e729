import type { SqlExecutor } from '../../platform/database';
import type { Kind, OriginFacts } from '../plan';
import type { ModelRecord, OwnHub, Reference, StudyRecord, TransferResultRecord } from '../../hubs';

/** A current origin that says something, with what hangs on it. */
export interface ExportedOrigin extends Reference {
  revision: string;
  source: string;
  parts: string[];
  url: string | null;
  raw: unknown;
  facts: OriginFacts;
  /** Whether its model or dataset is not for everybody. */
  isPrivate: boolean;
  /** Whether a version hangs on it, which is called by the hub's own revision. */
  hasVersion: boolean;
  /** Counters of its model or dataset, which may be newer than what the origin says. */
  counters: { downloads: number | null; likes: number | null; countedAt: string | null };
  /** What the current origins of its model or dataset are called, and say to be. */
  kin: Kin[];
}

/** An origin of the same model or dataset. */
export interface Kin extends Reference {
  sameAs: Reference[];
  /** Whether it states counters. */
  counts: boolean;
}

/** What an origin of a model claims, in the words of records. */
export interface ExportedClaims {
  bases: { hub: string; externalId: string; relation: string; relationRaw: string | null }[];
  trainings: ModelRecord['trainings'];
  evaluations: ExportedEvaluation[];
  artifacts: ModelRecord['artifacts'];
}

interface ExportedEvaluation {
  dataset: Reference | null;
  study: string | null;
  taskId: string | null;
  split: string | null;
  metricId: string;
  value: number;
  verified: boolean;
  sourceUrl: string | null;
  subset?: string | null;
  datasetRevision?: string | null;
}

/** What a page begins behind: the last origin of the one before. */
export type OriginPlace = Reference & { revision: string };

/** Which part of the catalogue is exported. */
export interface ExportScope {
  /** Null: of all. */
  hubs: readonly string[] | null;
  withRaw: boolean;
}

const PAGE = 100;
const RESULT_PAGE = 1000;

const reference = (origin: string): string =>
  `jsonb_build_object('hub', ${origin}."hubId", 'externalId', ${origin}."externalId")`;

const CLAIMS = `,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('hub', base."hubId", 'externalId', base."externalId",
      'relation', relation, 'relationRaw', "relationRaw") ORDER BY base."hubId", base."externalId", relation), '[]')
    FROM lineage JOIN origin base ON base.id = "baseOriginId" WHERE "childOriginId" = origin.id) AS bases,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('dataset', ${reference('dataset')}, 'role', role)
      ORDER BY dataset."hubId", dataset."externalId", role), '[]')
    FROM training JOIN origin dataset ON dataset.id = "datasetOriginId" WHERE "modelOriginId" = origin.id) AS trainings,
  (SELECT coalesce(jsonb_agg(to_jsonb(evaluation) || jsonb_build_object('study', study.key,
      'dataset', CASE WHEN dataset.id IS NOT NULL THEN ${reference('dataset')} END)
      ORDER BY "metricId", dataset."hubId", dataset."externalId", split, value, to_jsonb(evaluation)::text), '[]')
    FROM evaluation LEFT JOIN origin dataset ON dataset.id = "datasetOriginId" LEFT JOIN study ON study.id = "studyId"
    WHERE "modelOriginId" = origin.id) AS evaluations,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('uri', uri, 'format', format, 'sizeBytes', "sizeBytes", 'sha256', "sha256")
      ORDER BY uri), '[]')
    FROM artifact JOIN model_version version ON version.id = "versionId" WHERE version."originId" = origin.id) AS artifacts`;

/** The order is that of the index of origins' keys. */
const originsText = (kind: Kind): string => {
  const table = kind === 'MODEL' ? 'model' : 'dataset';
  return `
  SELECT origin."hubId" AS hub, origin."externalId", origin.revision, origin.source, origin.parts, origin.url,
    CASE WHEN $5 THEN origin.raw END AS raw, origin.facts,
    thing.visibility <> 'PUBLIC' AS "isPrivate",
    EXISTS (SELECT FROM model_version version WHERE version."originId" = origin.id) AS "hasVersion",
    jsonb_build_object('downloads', thing.downloads, 'likes', thing.likes, 'countedAt', thing."countedAt") AS counters,
    (SELECT jsonb_agg(DISTINCT jsonb_build_object('hub', other."hubId", 'externalId', other."externalId",
        'sameAs', coalesce(other.facts -> 'sameAs', '[]'),
        'counts', coalesce(other.facts #> '{fields,values,downloads}', 'null') <> 'null'
          OR coalesce(other.facts #> '{fields,values,likes}', 'null') <> 'null'))
      FROM ${table}_origin kin JOIN origin other ON other.id = kin."originId"
      WHERE kin."${table}Id" = thing.id AND (kin."isCurrent" OR other."isStub")) AS kin${kind === 'MODEL' ? CLAIMS : ''}
  FROM origin JOIN ${table}_origin mapping ON mapping."originId" = origin.id AND mapping."isCurrent"
  JOIN ${table} thing ON thing.id = mapping."${table}Id"
  WHERE origin.kind = '${kind}' AND NOT origin."isStub" AND origin.facts IS NOT NULL
    AND ($1::text[] IS NULL OR origin."hubId" = ANY ($1))
    AND (origin."hubId", origin.kind, origin."externalId", origin.revision) > ($2, '${kind}', $3, $4)
  ORDER BY origin."hubId", origin.kind, origin."externalId", origin.revision LIMIT ${PAGE}`;
};

const valuesOf = ({ hubs, withRaw }: ExportScope, { hub, externalId, revision }: OriginPlace) => [
  hubs,
  hub,
  externalId,
  revision,
  withRaw,
];

/** Origins of models behind a place, with what they claim. */
export const modelPage = (
  sql: SqlExecutor,
  scope: ExportScope,
  place: OriginPlace,
): Promise<(ExportedOrigin & ExportedClaims)[]> =>
  sql.query({ label: 'export_models', text: originsText('MODEL'), values: valuesOf(scope, place) });

/** Origins of datasets behind a place. */
export const datasetPage = (
  sql: SqlExecutor,
  scope: ExportScope,
  place: OriginPlace,
): Promise<ExportedOrigin[]> =>
  sql.query({ label: 'export_datasets', text: originsText('DATASET'), values: valuesOf(scope, place) });

/** Every hub that things are of. */
export const exportedHubs = (sql: SqlExecutor): Promise<Omit<OwnHub, 'kind'>[]> =>
  sql.query({
    label: 'export_hubs',
    text: `SELECT id, name, url FROM hub WHERE EXISTS (SELECT FROM origin WHERE "hubId" = hub.id) ORDER BY id`,
  });

const STUDIES = `
  SELECT key, title, url, doi, repository, license, year, citation FROM study
  WHERE key > $2 AND ($1::text[] IS NULL
    OR EXISTS (SELECT FROM transfer_result result JOIN origin base ON base.id = result."baseOriginId"
      WHERE result."studyId" = study.id AND base."hubId" = ANY ($1))
    OR EXISTS (SELECT FROM evaluation JOIN origin model ON model.id = evaluation."modelOriginId"
      WHERE evaluation."studyId" = study.id AND model."hubId" = ANY ($1)))
  ORDER BY key LIMIT ${RESULT_PAGE}`;

/** Studies behind a key, in the order of their keys: of some hubs, those of their things. */
export const studyPage = (
  sql: SqlExecutor,
  { hubs }: ExportScope,
  after: string,
): Promise<Omit<StudyRecord, 'kind'>[]> =>
  sql.query({ label: 'export_studies', text: STUDIES, values: [hubs, after] });

export type ExportedResult = Omit<TransferResultRecord, 'kind' | 'metric'> & { id: number; metricId: string };

const RESULTS = `
  SELECT result.id, study.key AS study, ${reference('base')} AS base, ${reference('target')} AS target,
    CASE WHEN adapted.id IS NOT NULL THEN ${reference('adapted')} END AS adapted,
    result.split, result.protocol, result."metricId", result.value, result."trainingExamples"::float8 AS "trainingExamples",
    result.recipe, result.seed, result."scratchBaseline"
  FROM transfer_result result JOIN study ON study.id = result."studyId"
  JOIN origin base ON base.id = result."baseOriginId" JOIN origin target ON target.id = result."targetOriginId"
  LEFT JOIN origin adapted ON adapted.id = result."adaptedOriginId"
  WHERE result.id > $2 AND result.derivation = 'REPORTED' AND ($1::text[] IS NULL OR base."hubId" = ANY ($1))
    AND NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = result.id)
    AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute
      WHERE dispute."resultId" = result.id AND dispute.kind = 'RETRACTION')
  ORDER BY result.id LIMIT ${RESULT_PAGE}`;

/** Results that count behind an id: reported, neither superseded nor withdrawn. */
export const resultPage = (
  sql: SqlExecutor,
  { hubs }: ExportScope,
  after: number,
): Promise<ExportedResult[]> => sql.query({ label: 'export_results', text: RESULTS, values: [hubs, after] });
