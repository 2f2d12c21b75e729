// A catalogue of the size of a hub, for benchmarks: made-up models like those of the starter
// catalogue, with what hangs on them. The same sizes always give the same rows.
import { createEncoder, loadTensorBackend } from '../src/embedding';
import { StarterLoader } from '../src/ingest';
import type { Database } from '../src/platform/database';

interface LargeCatalog {
  readonly models: number;
  readonly datasets: number;
  /**
   * Further transfer results, of a tenth of the models. With many of them all evidence is weighed
   * anew, by a thread, before the first question about bases is answered.
   */
  readonly results: number;
  readonly lineage: number;
  readonly trainings: number;
  readonly evaluations: number;
  readonly edges: number;
}

export const LARGE: LargeCatalog = {
  models: 30_000,
  datasets: 3_000,
  results: 0,
  lineage: 20_000,
  trainings: 15_000,
  evaluations: 30_000,
  edges: 30_000,
};

const COPIED = {
  model: `summary, status, "publisherId", "inputModalities", "outputModalities", tasks, libraries, languages, tags,
    "architectureFamily", "architectureName", "parameterCount", "weightsLicenseId", "dataLicenseId", kind,
    "inputSignature", "outputSignature"`,
  dataset: `summary, status, "publisherId", modalities, tasks, languages, tags, "licenseId", classes, "trainingExamples"`,
};
type Kind = keyof typeof COPIED;

/** Copies of the starter's rows under other slugs. */
const things = (kind: Kind): string[] => [
  `CREATE TEMP TABLE made_${kind} AS
    WITH known AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS total
      FROM ${kind} WHERE "mergedIntoId" IS NULL AND status = 'ACTIVE')
    SELECT number, known.id AS "likeId", format('lab-%s/${kind}-%s', number % 700, number) AS slug
    FROM generate_series(0, $1::int - 1) AS number JOIN known ON known.place = number * 7919 % known.total`,
  `INSERT INTO ${kind} (slug, name, downloads, ${COPIED[kind]})
    SELECT made.slug, split_part(made.slug, '/', 2), made.number::bigint * 7919 % 1000000, ${COPIED[kind]
      .split(',')
      .map((column) => `known.${column.trim()}`)
      .join(', ')}
    FROM made_${kind} made JOIN ${kind} known ON known.id = made."likeId" ORDER BY made.number`,
  `ALTER TABLE made_${kind} ADD COLUMN id int, ADD COLUMN "originId" int`,
  `UPDATE made_${kind} made SET id = ${kind}.id FROM ${kind} WHERE ${kind}.slug = made.slug`,
  `INSERT INTO origin ("hubId", kind, "externalId", revision, digest, source)
    SELECT 'huggingface', '${kind.toUpperCase()}', slug, '1', '', 'listing' FROM made_${kind} ORDER BY number`,
  `UPDATE made_${kind} made SET "originId" = origin.id FROM origin
    WHERE origin.kind = '${kind.toUpperCase()}' AND origin."externalId" = made.slug`,
  `INSERT INTO ${kind}_origin ("originId", "${kind}Id") SELECT "originId", id FROM made_${kind} ORDER BY number`,
  `CREATE UNIQUE INDEX ON made_${kind} (number)`,
  `ANALYZE made_${kind}`,
  `INSERT INTO ${kind}_domain ("${kind}Id", "domainId", confidence)
    SELECT made.id, link."domainId", link.confidence
    FROM made_${kind} made JOIN ${kind}_domain link ON link."${kind}Id" = made."likeId"`,
  `INSERT INTO embedding ("${kind}Id", "encoderVersion", vector, digest)
    SELECT made.id, known."encoderVersion", known.vector, ''
    FROM made_${kind} made JOIN embedding known ON known."${kind}Id" = made."likeId"`,
];

/** The same made-up number from 0 to below 1 for the same row. */
const luck = (row: string, salt: number): string =>
  `((hashint4(${row} * 31 + ${salt})::bigint + 2147483648) / 4294967296.0)`;
/** A place among so many; the first ones come up most. */
const favoured = (row: string, salt: number, many: string): string =>
  `floor(power(${luck(row, salt)}, 2) * ${many})::int`;

const LINEAGE = `
  INSERT INTO lineage ("childOriginId", "baseOriginId", relation)
  SELECT child."originId", base."originId",
    (ARRAY['FINETUNE', 'QUANTIZED', 'ADAPTER', 'MERGE', 'COMPONENT'])[1 + row % 5]
  FROM generate_series(1, $1::int) AS row
  JOIN made_model child ON child.number = 1 + row * 1223 % ($2::int - 1)
  JOIN made_model base ON base.number = ${favoured('row', 1, 'child.number')}
  ON CONFLICT DO NOTHING`;

const TRAININGS = `
  INSERT INTO training ("modelOriginId", "datasetOriginId", role)
  SELECT model."originId", data."originId", CASE WHEN row % 3 = 0 THEN 'FINE_TUNING' ELSE 'PRETRAINING' END
  FROM generate_series(1, $1::int) AS row
  JOIN made_model model ON model.number = row * 7 % $2::int
  JOIN made_dataset data ON data.number = ${favoured('row', 2, '$3::int')}
  ON CONFLICT DO NOTHING`;

const RESULTS = `
  INSERT INTO transfer_result ("studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value, seed)
  SELECT study.id, base."originId", target."originId", CASE WHEN row % 3 = 0 THEN 'LINEAR_PROBE' ELSE 'FINE_TUNE' END,
    metric.id, ${luck('row', 3)}, row
  FROM generate_series(1, $1::int) AS row
  JOIN made_model base ON base.number = row * 13 % greatest($2::int / 10, 1)
  JOIN made_dataset target ON target.number = ${favoured('row', 4, 'least($3::int, 400)')}
  CROSS JOIN (SELECT min(id) AS id FROM study) study
  CROSS JOIN (SELECT id FROM metric WHERE id = 'accuracy') metric
  ORDER BY row`;

const EVALUATIONS = `
  INSERT INTO evaluation ("modelOriginId", "datasetOriginId", "metricId", value)
  SELECT model."originId", data."originId", 'accuracy', ${luck('row', 5)}
  FROM generate_series(1, $1::int) AS row
  JOIN made_model model ON model.number = row * 11 % $2::int
  JOIN made_dataset data ON data.number = ${favoured('row', 6, '$3::int')}
  ON CONFLICT DO NOTHING`;

const EDGES = `
  INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, reason)
  SELECT base.id, domain.id, 'FINE_TUNE', 'DECLARED', 'Practitioners say so.'
  FROM generate_series(1, $1::int) AS row
  JOIN made_model base ON base.number = row * 17 % $2::int
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS total FROM domain) domain
    ON domain.place = floor(${luck('row', 7)} * domain.total)
  ON CONFLICT DO NOTHING`;

/** Adds them to a catalogue that holds the starter, in one transaction. */
async function fillLargeCatalog(database: Database, size: LargeCatalog): Promise<void> {
  const { models, datasets } = size;
  const steps: Array<[string, ...number[]]> = [
    ...things('model').map((text): [string, ...number[]] => (text.includes('$1') ? [text, models] : [text])),
    ...things('dataset').map((text): [string, ...number[]] =>
      text.includes('$1') ? [text, datasets] : [text],
    ),
    [TRAININGS, size.trainings, models, datasets],
    [LINEAGE, size.lineage, models],
    [RESULTS, size.results, models, datasets],
    [EVALUATIONS, size.evaluations, models, datasets],
    [EDGES, size.edges, models],
    ['DROP TABLE made_model, made_dataset'],
  ];
  await database.transaction(async (transaction) => {
    for (const [text, ...values] of steps) await transaction.manager.query(text, values);
  });
  await database.dataSource.query('ANALYZE');
}

/** Loads the starter into an empty database, and so many made-up models beside it. */
export async function fillBesideStarter(database: Database, models: number): Promise<void> {
  const encoder = createEncoder(await loadTensorBackend('auto'));
  await new StarterLoader(database, encoder).load({ onlyIfEmpty: true });
  await fillLargeCatalog(database, { ...LARGE, models });
}
