// Statements that make up models and datasets, with the records that they are from; see
// `scale-catalog.ts`, which says what is in the table `made`.

/** The same made-up number from 0 to below 1 for the same row. */
export const luck = (row: string, salt: number): string =>
  `((hashint4(${row} * 31 + ${salt})::bigint + 2147483648) / 4294967296.0)`;
/** A place among so many, of which the first ones come up most. */
export const favoured = (row: string, salt: number, many: string): string =>
  `floor(power(${luck(row, salt)}, 3) * ${many})::int`;

const SYLLABLES = `'{ba,ce,di,fo,gu,ha,je,ki,lo,mu,na,pe,qui,ro,su,ta,ve,wi,xo,zu}'::text[]`;
/** One of so many words, of which the first ones come up most. */
const word = (row: string, salt: number): string => {
  const place = favoured(row, salt, '40 * sqrt(made.texts::float8) + 2000');
  const syllable = (over: number): string => `(${SYLLABLES})[1 + ${place} / ${over} % 20]`;
  return `${syllable(1)} || ${syllable(20)} || ${syllable(400)} || ${syllable(8000)}`;
};

/** The starter's models that texts, tasks and licences are taken from, by place. */
const KNOWN = `(SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS total
  FROM model WHERE "mergedIntoId" IS NULL AND status = 'ACTIVE' AND cardinality(tasks) > 0)`;

const TAGS = `ARRAY['tag-' || number % 200, 'made-up'] || CASE WHEN number % 5000 = 3 THEN ARRAY['seldom'] ELSE '{}' END`;
const TOPICS = `joined(known.tasks) || ' ' || joined(${TAGS}) || ' ' || coalesce(known."architectureFamily", '')`;
const SUMMARY = `'A made-up model, number one of many. ' || CASE WHEN number % 5000 = 11 THEN 'Zygomorphic. ' ELSE '' END
  || left(known.summary, 200)`;

/**
 * What models share, and what of their documents they share: the words of a name whose number is
 * left out, and positions as they are with it.
 */
const TEXTS = `
  CREATE TEMP TABLE made_text AS
  SELECT number, head, tail, known.id AS "likeId", ${TAGS} AS tags, ${SUMMARY} AS summary,
    ts_delete(search_document('', '', ${TOPICS}, ${SUMMARY}), '=') AS document
  FROM (SELECT number, ${word('number', 21)} AS head,
      CASE WHEN number % 5 < 3 THEN 'model' ELSE ${word('number', 22)} END AS tail
    FROM made, generate_series(0, made.texts - 1) AS number) one
  JOIN ${KNOWN} known ON known.place = number::bigint * 7919 % known.total`;

const PUBLISHERS = `
  INSERT INTO publisher (id, slug, name) OVERRIDING SYSTEM VALUE
  SELECT made.publisher + 1 + number, 'lab-' || number, 'Laboratory ' || number
  FROM made, generate_series(0, made.publishers - 1) AS number`;

const ORIGINS = `
  INSERT INTO origin (id, "hubId", kind, "externalId", revision, digest, source) OVERRIDING SYSTEM VALUE
  SELECT made.origin + 1 + number, 'huggingface', 'MODEL', 'model-' || number, '1', '', 'listing'
  FROM made, generate_series(0, made.models - 1) AS number
  UNION ALL
  SELECT made.origin + made.models + 1 + number, 'huggingface', 'DATASET', 'dataset-' || number, '1', '', 'listing'
  FROM made, generate_series(0, made.datasets - 1) AS number
  UNION ALL
  SELECT made.origin + made.models + made.datasets + 1 + number, 'huggingface', 'MODEL', 'model-' || number * 20, 'card', '',
    'card'
  FROM made, generate_series(0, (made.models - 1) / 20) AS number`;

/** A thousandth is hidden. */
const HIDDEN = `CASE WHEN number % 1000 = 7 THEN 'PRIVATE' ELSE 'PUBLIC' END`;
const PUBLISHER = `made.publisher + 1 + ${favoured('number', 31, 'made.publishers')}`;
const MADE_TEXT = `made_text text ON text.number = one.number % made.texts`;

// In the order of their names, positions follow from how the name is parted.
const NAME_DOCUMENT = `setweight(to_tsvector('english', head || ' ' || tail || ' ' || one.number || ' lab '
  || one.lab || ' ' || head || ' ' || tail || ' ' || one.number), 'A')`;
const EXACT = `array_to_tsvector(ARRAY['=lab' || one.lab || head || tail || one.number, '=' || head || tail || one.number])`;

const MODELS = `
  INSERT INTO model (id, slug, name, summary, status, "publisherId", visibility, "inputModalities", "outputModalities",
    tasks, libraries, languages, tags, "architectureFamily", "architectureName", "parameterCount", "weightsLicenseId", kind,
    downloads, likes, "createdAt", "updatedAt", search) OVERRIDING SYSTEM VALUE
  SELECT made.model + 1 + one.number, 'lab-' || lab || '/' || head || '-' || tail || '-' || one.number,
    head || '-' || tail || '-' || one.number, text.summary, 'ACTIVE', made.publisher + 1 + lab,
    CASE WHEN one.number % 1000 = 7 THEN 'PRIVATE' ELSE 'PUBLIC' END,
    known."inputModalities", known."outputModalities", known.tasks, known.libraries, known.languages, text.tags,
    known."architectureFamily", known."architectureName",
    known."parameterCount" + one.number % 1000, known."weightsLicenseId", known.kind,
    CASE WHEN one.number % 20 <> 5 THEN floor(power(${luck('one.number', 11)}, 6) * 10000000)::bigint END,
    CASE WHEN one.number % 20 <> 6 THEN floor(power(${luck('one.number', 12)}, 6) * 100000)::bigint END,
    timestamptz '2019-01-01' + one.number * interval '60 s',
    timestamptz '2024-01-01' + ${luck('one.number', 13)} * interval '700 days',
    ${NAME_DOCUMENT} || text.document || ${EXACT}
  FROM made CROSS JOIN LATERAL (SELECT number, ${favoured('number', 31, 'made.publishers')} AS lab
    FROM generate_series(0, made.models - 1) AS number) one
  JOIN ${MADE_TEXT}
  JOIN model known ON known.id = text."likeId" ORDER BY one.number`;

const DATASETS = `
  INSERT INTO dataset (id, slug, name, summary, status, "publisherId", modalities, tasks, languages, tags, "licenseId",
    classes, "trainingExamples", downloads, likes, "createdAt", "updatedAt") OVERRIDING SYSTEM VALUE
  SELECT made.dataset + 1 + number, 'lab-' || lab || '/dataset-' || number, 'dataset-' || number,
    left(known.summary, 200), 'ACTIVE', made.publisher + 1 + lab, known.modalities, known.tasks, known.languages,
    known.tags, known."licenseId", known.classes, known."trainingExamples",
    floor(power(${luck('number', 14)}, 6) * 1000000)::bigint, floor(power(${luck('number', 15)}, 6) * 10000)::bigint,
    timestamptz '2019-01-01' + number * interval '1 h',
    timestamptz '2024-01-01' + ${luck('number', 16)} * interval '700 days'
  FROM made CROSS JOIN LATERAL (SELECT number, ${favoured('number', 32, 'made.publishers')} AS lab
    FROM generate_series(0, made.datasets - 1) AS number) one
  JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS total
    FROM dataset WHERE "mergedIntoId" IS NULL AND status = 'ACTIVE') known ON known.place = number::bigint * 7919 % known.total
  ORDER BY number`;

const MODEL_ORIGINS = `
  INSERT INTO model_origin ("originId", "modelId", visibility, "publisherId")
  SELECT made.origin + 1 + number, made.model + 1 + number, ${HIDDEN}, ${PUBLISHER}
  FROM made, generate_series(0, made.models - 1) AS number
  UNION ALL
  SELECT made.origin + made.models + made.datasets + 1 + part, made.model + 1 + number, ${HIDDEN}, ${PUBLISHER}
  FROM made CROSS JOIN LATERAL (SELECT part, part * 20 AS number
    FROM generate_series(0, (made.models - 1) / 20) AS part) one`;

const DATASET_ORIGINS = `
  INSERT INTO dataset_origin ("originId", "datasetId")
  SELECT made.origin + made.models + 1 + number, made.dataset + 1 + number
  FROM made, generate_series(0, made.datasets - 1) AS number`;

const MODEL_DOMAINS = `
  INSERT INTO model_domain ("modelId", "domainId", confidence)
  SELECT made.model + 1 + number, domain.id, 1 FROM made CROSS JOIN generate_series(0, made.models - 1) AS number
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM domain) domain
    ON domain.place = ${favoured('number', 41, 'made.domains')}
  ORDER BY 1`;

const DATASET_DOMAINS = `
  INSERT INTO dataset_domain ("datasetId", "domainId", confidence)
  SELECT made.dataset + 1 + number, domain.id, 1 FROM made CROSS JOIN generate_series(0, made.datasets - 1) AS number
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM domain) domain
    ON domain.place = ${favoured('number', 42, 'made.domains')}
  ORDER BY 1`;

/** Vectors are large and all alike here: more of them would only take time. */
const EMBEDDED = 100_000;

const EMBEDDINGS = `
  INSERT INTO embedding ("modelId", "encoderVersion", vector, digest)
  SELECT made.model + 1 + one.number, known."encoderVersion", known.vector, ''
  FROM made CROSS JOIN LATERAL generate_series(0, least(made.models, ${EMBEDDED}) - 1) AS one (number)
  JOIN ${MADE_TEXT} JOIN embedding known ON known."modelId" = text."likeId" ORDER BY one.number`;

const DATASET_EMBEDDINGS = `
  INSERT INTO embedding ("datasetId", "encoderVersion", vector, digest)
  SELECT made.dataset + 1 + number, known."encoderVersion", known.vector, ''
  FROM made CROSS JOIN generate_series(0, made.datasets - 1) AS number
  JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS total
    FROM embedding WHERE "datasetId" IS NOT NULL) known ON known.place = number % known.total`;

const WORDS = `
  INSERT INTO search_word (source, word)
  SELECT DISTINCT 'model', word FROM made_text
  CROSS JOIN LATERAL unnest(ARRAY[head, tail, 'seldom', 'lab', 'made', 'tag']) AS word ON CONFLICT DO NOTHING`;

/** In this order, by table. */
export const THINGS: readonly (readonly [string, string])[] = [
  ['texts', TEXTS],
  ['publisher', PUBLISHERS],
  ['origin', ORIGINS],
  ['model', MODELS],
  ['dataset', DATASETS],
  ['model_origin', MODEL_ORIGINS],
  ['dataset_origin', DATASET_ORIGINS],
  ['model_domain', MODEL_DOMAINS],
  ['dataset_domain', DATASET_DOMAINS],
  ['embedding', EMBEDDINGS],
  ['embedding of datasets', DATASET_EMBEDDINGS],
  ['search_word', WORDS],
];
