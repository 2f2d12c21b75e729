import { HAS_COMMIT, SAID_BETTER, toldBetter } from '../../catalog';

/** Which rows of a part are read: SQL that goes into its statement. */
export type Filter = (column: string) => string;

const all: Filter = () => 'true';
/** Of the ids after one up to another. */
const between: Filter = (column) => `${column} > $1::int AND ${column} <= $2::int`;
const those: Filter = (column) => `${column} = ANY($1::int[])`;
/** Ids that another statement gives. */
const within =
  (ids: string): Filter =>
  (column) =>
    `${column} IN (${ids})`;

const results = (isRead: Filter): string => `
  SELECT result.id, base."modelId" AS "baseId", target."datasetId", result."studyId", result.split, result.protocol,
    result."metricId", metric.direction, result.value, result."trainingExamples", result.recipe, result."scratchBaseline"
  FROM transfer_result result
  JOIN metric ON metric.id = result."metricId"
  JOIN model_origin base ON base."originId" = result."baseOriginId"
  JOIN dataset_origin target ON target."originId" = result."targetOriginId"
  WHERE ${isRead('result.id')}
    AND NOT EXISTS (SELECT FROM transfer_result newer WHERE newer."supersedesId" = result.id)
    AND NOT EXISTS (SELECT FROM transfer_result_dispute dispute
      WHERE dispute."resultId" = result.id AND dispute.kind = 'RETRACTION')
  ORDER BY result.id`;

const bases = (isRead: Filter): string => `
  SELECT model.id, model.slug, model.name, publisher.slug AS publisher, model."architectureFamily", model."architectureName",
    model."parameterCount", model."inputModalities", model."outputModalities", model.kind, model.tasks, model.libraries, model.languages,
    model."weightsLicenseId", model."dataLicenseId", model.downloads,
    model."inputSignature", model."outputSignature", origin."hubId", origin."externalId", origin.revision,
    coalesce(placed."domainIds", '{}') AS "domainIds"
  FROM model LEFT JOIN publisher ON publisher.id = model."publisherId"
  LEFT JOIN (
    SELECT DISTINCT ON (mapped."modelId") mapped."modelId", origin."hubId", origin."externalId", origin.revision
    FROM model_origin mapped JOIN origin ON origin.id = mapped."originId"
    WHERE mapped."isCurrent" AND ${isRead('mapped."modelId"')}
    ORDER BY mapped."modelId", origin."isStub", ${HAS_COMMIT} DESC, origin.id
  ) origin ON origin."modelId" = model.id
  LEFT JOIN (
    SELECT "modelId", array_agg("domainId" ORDER BY confidence DESC, "domainId") AS "domainIds"
    FROM model_domain WHERE ${isRead('"modelId"')} GROUP BY "modelId"
  ) placed ON placed."modelId" = model.id
  WHERE model.status = 'ACTIVE' AND model."mergedIntoId" IS NULL AND ${isRead('model.id')}
  ORDER BY model.id`;

/** @param isReadOf of which children */
const lineage = (isRead: Filter, isReadOf = all): string => `
  SELECT DISTINCT child."modelId" AS "childId", base."modelId" AS "baseId", lineage.relation,
    model."weightsLicenseId" AS "baseLicenseId"
  FROM lineage
  JOIN model_origin child ON child."originId" = lineage."childOriginId" AND child."isCurrent"
  JOIN model_origin base ON base."originId" = lineage."baseOriginId"
  JOIN model ON model.id = base."modelId"
  WHERE child."modelId" <> base."modelId" AND NOT ${toldBetter('lineage')} AND ${isRead('lineage.id')}
    AND ${isReadOf('child."modelId"')}
  ORDER BY 1, 2, 3`;

/** @param isReadOf of which models */
const trainings = (isRead: Filter, isReadOf = all): string => `
  SELECT DISTINCT model."modelId", dataset."datasetId", training.role
  FROM training
  JOIN model_origin model ON model."originId" = training."modelOriginId" AND model."isCurrent"
  JOIN dataset_origin dataset ON dataset."originId" = training."datasetOriginId"
  WHERE NOT ${SAID_BETTER} AND ${isRead('training.id')} AND ${isReadOf('model."modelId"')}
  ORDER BY 1, 2, 3`;

/**
 * Every dataset that is not merged away: as a target of results, as training data, or as what is
 * asked about.
 */
const datasets = (isRead: Filter): string => `
  SELECT dataset.id, dataset.slug, dataset.name, dataset.summary, dataset.modalities, dataset.tasks, dataset.classes,
    dataset."trainingExamples", coalesce(placed."domainIds", '{}') AS "domainIds"
  FROM dataset
  LEFT JOIN (
    SELECT "datasetId", array_agg("domainId" ORDER BY confidence DESC, "domainId") AS "domainIds"
    FROM dataset_domain WHERE ${isRead('"datasetId"')} GROUP BY "datasetId"
  ) placed ON placed."datasetId" = dataset.id
  WHERE dataset."mergedIntoId" IS NULL AND dataset.status <> 'REMOVED' AND ${isRead('dataset.id')}
  ORDER BY dataset.id`;

const studies = (isRead: Filter): string =>
  `SELECT id, key, title, url, citation FROM study WHERE ${isRead('id')} ORDER BY id`;

/** All rows of each part; of models and of what is said of them, those of a range of ids. */
export const WHOLE = {
  results: results(all),
  bases: bases(between),
  lineage: lineage(all, between),
  trainings: trainings(all, between),
  datasets: datasets(all),
  studies: studies(within('SELECT "studyId" FROM transfer_result')),
};

/** The last id of each part of so many models: ids may be far apart, and no part is empty. */
export const PARTS = `
  SELECT max(id) AS last
  FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / $1::int AS part FROM model) placed
  GROUP BY part ORDER BY part`;

/** The lists that are short, and read whole whenever anything in them changed. */
export const LISTS = {
  domains: 'SELECT id, slug, name, description, aliases, "parentId" FROM domain ORDER BY slug',
  tasks: 'SELECT id, name, description, aliases, "inputModalities", "outputModalities" FROM task ORDER BY id',
  licenses:
    'SELECT id, name, "commercialUse", derivatives, redistribution, copyleft, attribution FROM license ORDER BY id',
  metrics: 'SELECT id, name, direction, minimum, maximum FROM metric ORDER BY id',
};

/** The same of what changed alone; the ids come as parameters, and rows are found by index. */
export const CHANGED = {
  /** Of models. */
  bases: bases(those),
  datasets: datasets(those),
  studies: studies(those),
  /** Some results, and all of some models and on some datasets. */
  results: results(
    within(`SELECT unnest($1::int[])
      UNION SELECT own.id FROM model_origin mapped JOIN transfer_result own ON own."baseOriginId" = mapped."originId"
        WHERE mapped."modelId" = ANY($2::int[])
      UNION SELECT own.id FROM dataset_origin mapped JOIN transfer_result own ON own."targetOriginId" = mapped."originId"
        WHERE mapped."datasetId" = ANY($3::int[])`),
  ),
  /** Of some children, and of all that was made from some models. */
  lineage: lineage(
    within(`SELECT own.id FROM model_origin mapped JOIN lineage own ON own."childOriginId" = mapped."originId"
        WHERE mapped."modelId" = ANY($1::int[])
      UNION SELECT own.id FROM model_origin mapped JOIN lineage own ON own."baseOriginId" = mapped."originId"
        WHERE mapped."modelId" = ANY($2::int[])`),
  ),
  /** Of some models, and on some datasets. */
  trainings: trainings(
    within(`SELECT own.id FROM model_origin mapped JOIN training own ON own."modelOriginId" = mapped."originId"
        WHERE mapped."modelId" = ANY($1::int[])
      UNION SELECT own.id FROM dataset_origin mapped JOIN training own ON own."datasetOriginId" = mapped."originId"
        WHERE mapped."datasetId" = ANY($2::int[])`),
  ),
};
