// A digest of all that a catalogue holds, to tell whether two of them say the same whatever way it
// came in:
// of the catalogue at DATABASE_URL, else of the embedded one in ROOTSTOCK_DATA_DIR. With a file
// every line that was hashed is written to it, to be compared by `diff`.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { openCatalogDatabase } from '../src/app/data-source';
import type { SqlExecutor } from '../src/platform/database';

/** What one part of the catalogue comes to. */
export interface PartDigest {
  rows: number;
  /** SHA-256 (hex, 16 digits) of its lines in the order of their bytes. */
  digest: string;
}

/**
 * Things go by the keys that hubs know them by: ids and slugs tell in which order they came.
 * Origins that claims hang on or point to go by their thing.
 */
const NAMES = (['model', 'dataset'] as const)
  .map(
    (kind) => `
  ${kind}_key AS (
    SELECT mapping."${kind}Id" AS id, array_agg(DISTINCT origin."hubId" || ':' || origin."externalId" COLLATE "C") AS keys
    FROM ${kind}_origin mapping JOIN origin ON origin.id = mapping."originId" GROUP BY mapping."${kind}Id"
  ), ${kind}_of AS (
    SELECT "originId", "isCurrent", keys[1] AS key FROM ${kind}_origin JOIN ${kind}_key ON ${kind}_key.id = "${kind}Id"
  )`,
  )
  .join();

/** Of a slug the part behind `@` tells only that another thing had the name first. */
const thing = (kind: 'model' | 'dataset'): string => `
  SELECT jsonb_build_array(${kind}_key.keys, split_part(lower(thing.slug), '@', 1), lower(publisher.slug),
    to_jsonb(thing) - '{id,slug,search,publisherId,mergedIntoId,createdAt,updatedAt}'::text[],
    (SELECT jsonb_object_agg(domain.slug, link.confidence) FROM ${kind}_domain link JOIN domain ON domain.id = link."domainId"
      WHERE link."${kind}Id" = thing.id),
    (SELECT jsonb_object_agg(vector."encoderVersion", vector.digest) FROM embedding vector WHERE vector."${kind}Id" = thing.id))
  FROM ${kind} thing JOIN ${kind}_key USING (id) LEFT JOIN publisher ON publisher.id = thing."publisherId"`;

/** Of a revision the digits behind `+` tell only that another record of it came first. */
const revisionOf = (column: string): string => `regexp_replace(${column}, '[+][0-9a-f]{12}$', '')`;

const said = (kind: 'model' | 'dataset'): string => `
  SELECT jsonb_build_array(key, origin."hubId", origin."externalId", ${revisionOf('origin.revision')}, origin.url, origin.digest, origin.facts)
  FROM ${kind}_of JOIN origin ON origin.id = "originId" WHERE "isCurrent" AND NOT origin."isStub"`;

/** Each gives the lines of one part; claims only where they stand, and each once. */
const PARTS: Readonly<Record<string, string>> = {
  models: thing('model'),
  datasets: thing('dataset'),
  origins: `${said('model')} UNION ALL ${said('dataset')}`,
  // Those that nothing belongs to were the guess of a stub.
  publishers: `SELECT jsonb_build_array(lower(slug)) FROM publisher
    WHERE id IN (SELECT "publisherId" FROM model UNION SELECT "publisherId" FROM dataset)`,
  studies: `SELECT to_jsonb(study) - 'id' FROM study`,
  hubs: `SELECT jsonb_build_array(id, name, url, "recordCount", "modelCount", "datasetCount") FROM hub`,
  lineage: `SELECT DISTINCT jsonb_build_array(child.key, base.key, relation, "relationRaw") FROM lineage
    JOIN model_of child ON child."originId" = "childOriginId" AND child."isCurrent"
    JOIN model_of base ON base."originId" = "baseOriginId"`,
  trainings: `SELECT DISTINCT jsonb_build_array(model.key, dataset.key, role) FROM training
    JOIN model_of model ON model."originId" = "modelOriginId" AND model."isCurrent"
    JOIN dataset_of dataset ON dataset."originId" = "datasetOriginId"`,
  evaluations: `SELECT DISTINCT jsonb_build_array(model.key, dataset.key, study.key,
      to_jsonb(evaluation) - '{id,modelOriginId,datasetOriginId,studyId,recordedAt}'::text[])
    FROM evaluation
    JOIN model_of model ON model."originId" = "modelOriginId" AND model."isCurrent"
    LEFT JOIN dataset_of dataset ON dataset."originId" = "datasetOriginId" LEFT JOIN study ON study.id = "studyId"`,
  files: `SELECT DISTINCT jsonb_build_array(model.key, ${revisionOf('version.name')}, to_jsonb(artifact) - '{id,versionId}'::text[])
    FROM model_version version
    JOIN model_of model ON model."originId" = version."originId" AND model."isCurrent"
    LEFT JOIN artifact ON artifact."versionId" = version.id`,
  results: `SELECT DISTINCT jsonb_build_array(study.key, base.key, target.key, adapted.key,
      to_jsonb(result) - '{id,studyId,baseOriginId,targetOriginId,adaptedOriginId,evaluationId,supersedesId,recordedAt}'::text[])
    FROM transfer_result result JOIN study ON study.id = "studyId"
    JOIN model_of base ON base."originId" = "baseOriginId" JOIN dataset_of target ON target."originId" = "targetOriginId"
    LEFT JOIN model_of adapted ON adapted."originId" = "adaptedOriginId"
    WHERE NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = result.id)`,
};

/**
 * Digests of the parts of a catalogue: every model, dataset and claim as it is shown, without ids,
 * times, revisions of the feed and what was superseded. Two catalogues with the same digests say
 * the same.
 *
 * @param onLine told of each line that is hashed
 */
export async function catalogDigest(
  sql: SqlExecutor,
  onLine: (part: string, line: string) => void = () => undefined,
): Promise<Record<string, PartDigest>> {
  const digests: Record<string, PartDigest> = {};
  for (const [part, lines] of Object.entries(PARTS)) {
    const rows = await sql.query<{ line: string }>({
      label: `test_digest_${part}`,
      text: `WITH ${NAMES}, part(line) AS (${lines})
        SELECT line::text AS line FROM part ORDER BY line::text COLLATE "C"`,
    });
    const hash = createHash('sha256');
    for (const { line } of rows) {
      hash.update(`${line}\n`);
      onLine(part, line);
    }
    digests[part] = { rows: rows.length, digest: hash.digest('hex').slice(0, 16) };
  }
  return digests;
}

async function main(file: string | undefined): Promise<void> {
  const { DATABASE_URL: url = null, ROOTSTOCK_DATA_DIR: dataDir = null } = process.env;
  const database = await openCatalogDatabase({ url, dataDir });
  try {
    const lines: string[] = [];
    const digests = await catalogDigest(database, (part, line) => {
      if (file !== undefined) lines.push(`${part} ${line}\n`);
    });
    if (file !== undefined) writeFileSync(file, lines.join(''));
    for (const [part, { rows, digest }] of Object.entries(digests))
      process.stdout.write(`${part.padEnd(12)} ${digest} ${rows}\n`);
  } finally {
    await database.close();
  }
}

if (require.main === module) void main(process.argv[2]);
