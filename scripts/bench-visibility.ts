// Times hot statements on a made-up catalogue of 30,000 models, or as many as the first argument
// says: as they are written, and as they run for everybody, with what is hidden left out; first
// with nothing hidden, then with a tenth of all models. The database is a new one on the server of
// DATABASE_URL, else an embedded one in a temporary folder; it is dropped afterwards. Prints the
// medians in milliseconds and their ratio, of runs that take turns.
import { PUBLIC_REACH, visibleRows } from '../src/access';
import { createCatalog, modelList, type CatalogLoaders } from '../src/catalog';
import { ListReader, selecting, type Database } from '../src/platform/database';
import { createLog } from '../src/platform/log';
import { madeWhenRead } from '../src/platform/made-when-read';
import { KnowledgeRepository } from '../src/recommend/knowledge/knowledge.repository';
import { transferEdgeList } from '../src/transfer/edge/transfer-edge.repository';
import { transferResultList } from '../src/transfer/result/transfer-result.repository';
import { onMigrated, withDatabase } from './scratch-database';

const MODELS = 30_000;
const RUNS = 31;
const WARM = 7;

/** Every model has an origin; a third a base, and training data; a fifth a result and edges. */
const FILL = [
  `INSERT INTO hub (id, name) VALUES ('bench', 'bench') ON CONFLICT DO NOTHING`,
  `INSERT INTO study (key, title, citation) SELECT 'study-' || n, 'Study ' || n, 'Somebody, 2026' FROM generate_series(1, 50) n`,
  `INSERT INTO metric (id, name, direction, minimum, maximum) VALUES ('bench-accuracy', 'accuracy', 'HIGHER', 0, 1)`,
  `INSERT INTO publisher (slug, name) SELECT 'owner-' || n, 'Owner ' || n FROM generate_series(1, 400) n`,
  `INSERT INTO domain (slug, name) SELECT 'domain-' || n, 'Domain ' || n FROM generate_series(1, 120) n`,
  `INSERT INTO task (id, name) SELECT 'task-' || n, 'Task ' || n FROM generate_series(1, 10) n`,
  `INSERT INTO dataset (slug, name, "publisherId", tasks)
    SELECT 'owner-' || n % 400 || '/data-' || n, 'data ' || n, 1 + n % 400, ARRAY['task-' || 1 + n % 10] FROM generate_series(1, $1 / 15) n`,
  `INSERT INTO model (slug, name, "publisherId", summary, downloads, tasks, libraries, "inputModalities", "parameterCount")
    SELECT 'owner-' || n % 400 || '/amber-birch-' || n, 'amber birch ' || n, 1 + n % 400, 'A model of kind ' || n % 97,
      n * 7919 % 100000, ARRAY['task-' || 1 + n % 10], ARRAY['library-' || n % 5], ARRAY['IMAGE'], n * 1000
    FROM generate_series(1, $1) n`,
  `INSERT INTO origin ("hubId", kind, "externalId", revision, digest) SELECT 'bench', 'MODEL', slug, '1', '' FROM model`,
  `INSERT INTO origin ("hubId", kind, "externalId", revision, digest) SELECT 'bench', 'DATASET', slug, '1', '' FROM dataset`,
  `INSERT INTO model_origin ("originId", "modelId") SELECT origin.id, model.id FROM origin JOIN model ON slug = "externalId" WHERE origin.kind = 'MODEL'`,
  `INSERT INTO dataset_origin ("originId", "datasetId") SELECT origin.id, dataset.id FROM origin JOIN dataset ON slug = "externalId" WHERE origin.kind = 'DATASET'`,
  `INSERT INTO model_domain ("modelId", "domainId") SELECT id, 1 + id % 120 FROM model`,
  `INSERT INTO dataset_domain ("datasetId", "domainId") SELECT id, 1 + id % 120 FROM dataset`,
  `INSERT INTO lineage ("childOriginId", "baseOriginId", relation)
    SELECT child."originId", base."originId", 'FINETUNE' FROM model_origin child JOIN model_origin base ON base."modelId" = child."modelId" / 7
    WHERE child."modelId" % 3 = 0`,
  `INSERT INTO training ("modelOriginId", "datasetOriginId", role)
    SELECT "originId", (SELECT min("originId") FROM dataset_origin) + "modelId" % ($1 / 15), 'PRETRAINING' FROM model_origin WHERE "modelId" % 3 = 0`,
  `INSERT INTO transfer_result ("studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value)
    SELECT 1 + "modelId" % 50, "originId", (SELECT min("originId") FROM dataset_origin) + "modelId" % ($1 / 15), 'FINE_TUNE', 'bench-accuracy', 0.5
    FROM model_origin WHERE "modelId" % 5 = 0`,
  `INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, "expectedGain", compatibility, margin, "evidenceCount")
    SELECT id, domain, 'FINE_TUNE', 'MEASURED', id % 100 / 100.0, 0.5, 0.1, 3 FROM model CROSS JOIN generate_series(1, 3) domain WHERE id % 5 = 0`,
];
const ANALYZE = 'ANALYZE';
const HIDE = `UPDATE model SET visibility = 'PRIVATE' WHERE id % 10 = 1`;

const page = { size: 20, from: 'start', after: null, before: null } as const;

/** What everyday requests read. */
function readers(database: Database): Record<string, () => Promise<unknown>> {
  const models = new ListReader<{ id: number }>(database, modelList);
  const results = new ListReader<{ id: number }>(database, transferResultList);
  const edges = new ListReader<{ id: number }>(database, transferEdgeList);
  const { loaders } = createCatalog({
    database,
    facts: { encoderVersion: null, recommenderVersion: null, tensorBackend: null },
    log: createLog('silent'),
  });
  const createLoaders = madeWhenRead(loaders);
  const fields = selecting('slug', 'name', 'publisher');
  const loading = (load: (loaders: CatalogLoaders) => Promise<unknown>) => () => load(createLoaders());
  return {
    'model(slug)': loading(({ model }) => model.findBySlug('owner-7/amber-birch-7', fields)),
    'models, a page': () => models.page({ selection: fields, page }),
    'edges of 20 models': () =>
      edges.pagesOf(
        { scope: 'base', ids: Array.from({ length: 20 }, (_, at) => 5 * at) },
        { selection: selecting('protocol', 'expectedGain'), page },
      ),
    'models, searched': () => models.page({ search: 'amber 4711', selection: fields, page }),
    'models, counted': () => models.count({}),
    'models, facets': () => models.facets({}, ['tasks', 'libraries', 'domains']),
    'bases of 20 models': loading(({ lineage }) =>
      Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          lineage.of('child', 3 * at + 30).page({ selection: selecting('relation'), page }),
        ),
      ),
    ),
    'results, a page': () => results.page({ selection: selecting('value', 'protocol'), page }),
    'results, counted': () => results.count({}),
    'knowledge, read whole': () => new KnowledgeRepository(database, { version: 'bench' }).load(),
  };
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function compare(whole: Database, scoped: Database): Promise<void> {
  const [plain, visible] = [readers(whole), readers(scoped)];
  for (const [name, read] of Object.entries(plain)) {
    const other = visible[name] ?? read;
    const [before, after]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      const [first, second] = [await timeOf(read), await timeOf(other)];
      if (run < WARM) continue;
      before.push(first);
      after.push(second);
    }
    const [own, scopedTime] = [median(before), median(after)];
    say([name, own.toFixed(2), scopedTime.toFixed(2), (scopedTime / own).toFixed(2)]);
  }
}

const say = (columns: readonly string[]): void =>
  void process.stdout.write(
    `${columns.map((one, at) => (at === 0 ? one.padEnd(24) : one.padStart(12))).join('')}\n`,
  );

async function measure(database: Database, models: number): Promise<void> {
  const run = (text: string) =>
    database.query({ label: 'bench_fill', text, values: text.includes('$1') ? [models] : [] });
  for (const text of FILL) await run(text.replaceAll('$1', '$1::int'));
  await run(ANALYZE);
  const rows = visibleRows(PUBLIC_REACH);
  say(['nothing hidden', 'whole ms', 'public ms', 'ratio']);
  await compare(database, database.as(rows));
  await run(HIDE);
  await run(ANALYZE);
  say(['a tenth hidden', 'whole ms', 'public ms', 'ratio']);
  await compare(database, database.as(rows));
}

async function main(): Promise<void> {
  const models = Number(process.argv[2] ?? MODELS);
  await withDatabase((environment) => onMigrated(environment, (database) => measure(database, models)));
}

void main();
