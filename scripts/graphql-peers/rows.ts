// The rows that all contenders answer from: made-up ones in Rootstock's own tables, and the same
// ones in plain tables of the schema `peer`, as somebody would lay them out for this query alone.
// The same number of models always gives the same rows.
import type { Database } from '../../src/platform/database';

/** Rows for each model, as in the comparison that docs/performance.md tells of. */
const MODELS_OF_A_DATASET = 5;
const MODELS_OF_A_DOMAIN = 100;
const EDGES_OF_A_MODEL = 3;
export const TASKS = 25;

/** The same made-up number from 0 to below 1 for the same row. */
const luck = (row: string, salt: number): string =>
  `((hashint4(${row} * 31 + ${salt})::bigint + 2147483648) / 4294967296.0)`;
/** A whole number from 1 to `most`. */
const one = (row: string, salt: number, most: string): string =>
  `1 + floor(${luck(row, salt)} * ${most})::int`;

const WORDS: readonly string[] = [
  `INSERT INTO hub (id, name) VALUES ('bench', 'Bench')`,
  `INSERT INTO license (id, name, "commercialUse", derivatives, redistribution)
    SELECT word, word, 'YES', 'YES', 'YES' FROM unnest(ARRAY['mit', 'apache-2.0', 'cc-by-4.0', 'cc0', 'other']) AS word
    ON CONFLICT DO NOTHING`,
  `INSERT INTO library (id, name) SELECT word, word FROM unnest(ARRAY['pytorch', 'tensorflow', 'jax', 'onnx']) AS word
    ON CONFLICT DO NOTHING`,
  `INSERT INTO task (id, name) SELECT 'task-' || number, 'Task ' || number FROM generate_series(1, ${TASKS}) AS number`,
  `INSERT INTO publisher (slug, name) SELECT 'publisher-' || number, 'Publisher ' || number
    FROM generate_series(1, 2000) AS number`,
];

const THINGS = (models: number, datasets: number, domains: number): readonly string[] => [
  `INSERT INTO domain (id, slug, name) OVERRIDING SYSTEM VALUE
    SELECT number, 'domain-' || number, 'Domain ' || number FROM generate_series(1, ${domains}) AS number`,
  `INSERT INTO dataset (id, slug, name, "publisherId", modalities, "licenseId", "trainingExamples", downloads)
    OVERRIDING SYSTEM VALUE
    SELECT number, 'dataset-' || number, 'Dataset ' || number, ${one('number', 1, '2000')}, '{IMAGE}',
      (ARRAY['mit', 'apache-2.0', 'cc-by-4.0', 'cc0', 'other'])[${one('number', 2, '5')}],
      ${one('number', 3, '10000000')}, ${one('number', 4, '1000000')}
    FROM generate_series(1, ${datasets}) AS number`,
  `INSERT INTO model (id, slug, name, summary, "publisherId", "inputModalities", "outputModalities", tasks, libraries,
      tags, "architectureFamily", "parameterCount", "weightsLicenseId", downloads, likes, "createdAt", "updatedAt")
    OVERRIDING SYSTEM VALUE
    SELECT number, 'model-' || number, 'Model ' || number,
      repeat('A model that does a thing, number ' || number || '. ', 6), ${one('number', 5, '2000')}, '{IMAGE}', '{}',
      ARRAY['task-' || ${one('number', 6, String(TASKS))}],
      ARRAY[(ARRAY['pytorch', 'tensorflow', 'jax', 'onnx'])[${one('number', 7, '4')}]],
      ARRAY['tag-' || number % 200, 'tag-' || number % 37], 'family-' || number % 60, ${one('number', 8, '2000000000')},
      (ARRAY['mit', 'apache-2.0', 'cc-by-4.0', 'other'])[${one('number', 9, '4')}],
      (${models} - number) * 50 + ${one('number', 10, '1000000')}, ${one('number', 11, '5000')},
      timestamptz '2024-01-01' + number * interval '7 minutes', timestamptz '2024-01-01' + number * interval '7 minutes'
    FROM generate_series(1, ${models}) AS number`,
];

const LINKS = (models: number, datasets: number, domains: number): readonly string[] => [
  `INSERT INTO model_task SELECT unnest(tasks), coalesce(downloads, -1), id FROM model`,
  `INSERT INTO model_domain ("modelId", "domainId", downloads)
    SELECT id, ${one('id', 12, String(domains))}, coalesce(downloads, -1) FROM model`,
  `INSERT INTO origin (id, "hubId", kind, "externalId", revision, digest) OVERRIDING SYSTEM VALUE
    SELECT id, 'bench', 'MODEL', slug, '1', md5(slug) FROM model`,
  `INSERT INTO origin (id, "hubId", kind, "externalId", revision, digest) OVERRIDING SYSTEM VALUE
    SELECT ${models} + id, 'bench', 'DATASET', slug, '1', md5(slug) FROM dataset`,
  `INSERT INTO model_origin ("originId", "modelId") SELECT id, id FROM model`,
  `INSERT INTO dataset_origin ("originId", "datasetId") SELECT ${models} + id, id FROM dataset`,
  `INSERT INTO training ("modelOriginId", "datasetOriginId", role)
    SELECT id, ${models} + ${one('id', 13, String(datasets))}, 'PRETRAINING' FROM model`,
  'SELECT renew_model_datasets(ARRAY(SELECT id FROM model))',
  // Models with low numbers, which have most downloads, have more edges than others.
  `INSERT INTO transfer_edge (id, "baseId", "domainId", "taskId", protocol, kind, "expectedGain", reason)
    OVERRIDING SYSTEM VALUE
    SELECT number, base, domain, CASE WHEN again > 1 THEN 'task-' || again - 1 END, protocol, 'DECLARED',
      floor(${luck('number', 14)} * 1000000), 'bench'
    FROM (SELECT made.*, row_number() OVER (PARTITION BY base, domain, protocol ORDER BY number) AS again
      FROM (SELECT number, 1 + floor(power(${luck('number', 15)}, 2) * ${models})::int AS base,
          ${one('number', 16, String(domains))} AS domain,
          (ARRAY['FINE_TUNE', 'LINEAR_PROBE', 'FROZEN'])[${one('number', 17, '3')}] AS protocol
        FROM generate_series(1, ${models * EDGES_OF_A_MODEL}) AS number) made) numbered
    WHERE again <= ${TASKS}`,
];

const PEERS: readonly string[] = [
  'CREATE SCHEMA peer',
  'CREATE TABLE peer.domains AS SELECT id, slug, name FROM domain ORDER BY id',
  'CREATE TABLE peer.datasets AS SELECT id, name, "licenseId" AS license FROM dataset ORDER BY id',
  `CREATE TABLE peer.models AS
    SELECT model.id, slug, name, tasks[1] AS task, summary, model.downloads::int, training."datasetOriginId"
        - (SELECT count(*)::int FROM model) AS dataset_id, link."domainId" AS domain_id
    FROM model JOIN training ON training."modelOriginId" = model.id JOIN model_domain link ON link."modelId" = model.id
    ORDER BY model.id`,
  `CREATE TABLE peer.edges AS
    SELECT id, "baseId" AS source_id, "domainId" AS target_id, protocol AS kind, "expectedGain"::int AS score
    FROM transfer_edge ORDER BY id`,
  ...['domains', 'datasets', 'models', 'edges'].map(
    (table) => `ALTER TABLE peer.${table} ADD PRIMARY KEY (id)`,
  ),
  'CREATE INDEX ON peer.models (task, downloads DESC, id)',
  'CREATE INDEX ON peer.edges (source_id, score DESC, id)',
];

/** Tables with numbers given here count on from them. */
const COUNTED = ['domain', 'dataset', 'model', 'origin', 'transfer_edge'];

/** Fills a migrated database that is empty otherwise. */
export async function fillRows(database: Database, models: number): Promise<void> {
  const sizes = [
    models,
    Math.ceil(models / MODELS_OF_A_DATASET),
    Math.ceil(models / MODELS_OF_A_DOMAIN),
  ] as const;
  const sequences = COUNTED.map(
    (table) => `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`,
  );
  await database.transaction(async ({ manager }) => {
    // The feed and what is derived from it are no part of the page, and would take minutes.
    await manager.query('SET LOCAL session_replication_role = replica');
    for (const text of [...WORDS, ...THINGS(...sizes), ...LINKS(...sizes), ...PEERS, ...sequences]) {
      await manager.query(text);
    }
  });
  await database.dataSource.query('VACUUM ANALYZE');
}
