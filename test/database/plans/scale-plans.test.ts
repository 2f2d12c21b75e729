import { modelList } from '../../../src/catalog';
import { CatalogRepository } from '../../../src/catalog/about/catalog.repository';
import { LicenseRepository } from '../../../src/catalog/license/license.repository';
import { lineageList, LineageRepository } from '../../../src/catalog/lineage/lineage.repository';
import { publisherList } from '../../../src/catalog/publisher/publisher.repository';
import {
  ListReader,
  selecting,
  type Database,
  type ListRequest,
  type Statement,
} from '../../../src/platform/database';
import { EdgeRepository } from '../../../src/recommend/edges/edge.repository';
import { evaluationList } from '../../../src/transfer/evaluation/evaluation.repository';
import { studyList } from '../../../src/transfer/study/study.repository';
import { transferEdgeList } from '../../../src/transfer/edge/transfer-edge.repository';
import { transferResultList } from '../../../src/transfer/result/transfer-result.repository';
import { openTestDatabase } from '../../support/database';
import { planOf, type Plan } from '../../support/plan';

/** More than are counted one by one. */
const MODELS = 24_000;
const PAGE = { size: 20, from: 'start', after: null, before: null } as const;
/** Rows in order that are tried before those that pass are gathered. */
const TRIED = 2_000;

let database: Database;

// Past the triggers, which would take longer than the test; `search` is then a plain column.
const FIXTURE = [
  `SET LOCAL session_replication_role = 'replica'`,
  'ALTER TABLE model ALTER COLUMN search DROP EXPRESSION',
  `INSERT INTO metric (id, name, direction) VALUES ('accuracy', 'Accuracy', 'HIGHER') ON CONFLICT DO NOTHING`,
  `INSERT INTO study (key, title, citation) VALUES ('study', 'A study', 'Somewhere')`,
  `INSERT INTO domain (slug, name) SELECT 'domain-' || n, 'Domain ' || n FROM generate_series(1, 50) n`,
  `INSERT INTO model (slug, name, downloads, likes, tags, "architectureFamily", "createdAt", summary, search)
    SELECT 'lab/model-' || n, 'Model ' || n, n * 7919 % ${MODELS}, n * 7907 % ${MODELS}, ARRAY['tag-' || n % 5000], 'family-' || n % 9,
      timestamptz '2020-01-01' + n * interval '1 h', repeat('As wide as a summary. ', 30), to_tsvector('english', 'model ' || n)
    FROM generate_series(1, ${MODELS}) n`,
  `INSERT INTO dataset (slug, name) VALUES ('lab/data', 'Data')`,
  `INSERT INTO origin ("hubId", kind, "externalId", revision, digest)
    SELECT 'local', 'MODEL', 'model-' || n, '1', '' FROM generate_series(1, ${MODELS}) n
    UNION ALL SELECT 'local', 'DATASET', 'data', '1', ''`,
  `INSERT INTO model_origin ("originId", "modelId")
    SELECT origin.id, model.id FROM origin JOIN model ON model.slug = 'lab/' || origin."externalId"`,
  `INSERT INTO dataset_origin SELECT origin.id, dataset.id FROM origin, dataset WHERE origin.kind = 'DATASET'`,
  `INSERT INTO transfer_result ("studyId", "baseOriginId", "targetOriginId", protocol, "metricId", value, seed)
    SELECT study.id, origin.id, data."originId", 'FINE_TUNE', 'accuracy', origin.id * 7919 % 10007, origin.id
    FROM study, origin, dataset_origin data WHERE origin.kind = 'MODEL'`,
  // Of few results the base has seen the target.
  `INSERT INTO transfer_result_exposure ("resultId", "modelId", "sawTarget")
    SELECT result.id, model.id, result.id % 20 = 0 FROM transfer_result result, (SELECT min(id) AS id FROM model) model`,
  `INSERT INTO evaluation ("modelOriginId", "datasetOriginId", "metricId", value)
    SELECT origin.id, data."originId", 'accuracy', origin.id FROM origin, dataset_origin data WHERE origin.kind = 'MODEL'`,
  // The newest, and those of the highest values, do not count.
  `UPDATE model_origin SET "isCurrent" = false WHERE "originId" > ${MODELS - 3000}`,
  `INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, "expectedGain", compatibility, margin, "evidenceCount")
    SELECT model.id, 1 + model.id % 50, 'FINE_TUNE', 'PREDICTED', model.id % 997, .5, .1, 1 FROM model`,
  `INSERT INTO transfer_edge ("baseId", "domainId", protocol, kind, reason)
    SELECT model.id, 1 + (model.id + n) % 50, 'LINEAR_PROBE', 'DECLARED', 'So they say.' FROM model, generate_series(1, 3) n`,
  `INSERT INTO publisher (slug, name) VALUES ('lab', 'Lab')`,
  `UPDATE model SET "publisherId" = publisher.id FROM publisher WHERE model.id % 2 = 0`,
  `INSERT INTO publisher (slug, name) SELECT 'lab-' || n, 'Lab ' || n FROM generate_series(1, 5000) n`,
  // Most publishers have fewer models than a page: what is planned for them must do for the first.
  `UPDATE model SET "publisherId" = (SELECT id FROM publisher WHERE slug = 'lab-1') + model.id % 500
    WHERE model.id % 2 = 1`,
  `INSERT INTO study (key, title, citation) SELECT 'study-' || n, 'Study ' || n, 'Elsewhere' FROM generate_series(1, 5000) n`,
  `INSERT INTO model_domain ("modelId", "domainId", downloads) SELECT id, 1 + id % 4, downloads FROM model`,
  `INSERT INTO training ("modelOriginId", "datasetOriginId", role)
    SELECT origin.id, data."originId", 'PRETRAINING' FROM origin, dataset_origin data WHERE origin.kind = 'MODEL' AND origin.id % 3 = 0`,
  `INSERT INTO lineage ("childOriginId", "baseOriginId", relation)
    SELECT child.id, base.id, 'FINETUNE' FROM origin child, (SELECT min(id) AS id FROM origin) base
    WHERE child.kind = 'MODEL' AND child.id > base.id AND child.id % 3 <> 0`,
  'ANALYZE',
  'SELECT renew_model_lineages(ARRAY(SELECT id FROM model)), renew_model_datasets(ARRAY(SELECT id FROM model))',
  'SELECT renew_listed_evaluations(ARRAY(SELECT id FROM model))',
  'SELECT recount_rows()',
];

beforeAll(async () => {
  database = await openTestDatabase();
  await database.transaction(async ({ manager }) => {
    for (const text of FIXTURE) await manager.query(text);
  });
  // Rows that everybody sees are counted from indexes.
  await database.query({ label: 'test_analyze', text: 'VACUUM (ANALYZE)' });
}, 120_000);
afterAll(() => database.close());

/** How the first statement that is sent is run. */
async function planOfStatement(send: (sql: Database) => Promise<unknown>): Promise<Plan> {
  const sent: Statement[] = [];
  const query = (statement: Statement) => {
    sent.push(statement);
    return Promise.resolve([]);
  };
  await send({ query } as unknown as Database);
  const [statement] = sent;
  if (statement === undefined) throw new TypeError('Nothing was asked.');
  return planOf(database, statement);
}

/** How the statement that a reader sends is run. */
const planOfRead = (
  list: ConstructorParameters<typeof ListReader>[1],
  read: (reader: ListReader<{ id: number }>) => Promise<unknown>,
): Promise<Plan> => planOfStatement((sql) => read(new ListReader(sql, list)));

const page = (asked: Partial<ListRequest>) => (reader: ListReader<{ id: number }>) =>
  reader.page({ selection: selecting('id'), page: PAGE, ...asked });
const by = (field: string, direction: 'ASC' | 'DESC') => page({ orderBy: { field, direction } });

describe('a page in an order reads its index, no further than three times the page', () => {
  it.each([
    ['models by likes', { list: modelList, index: 'model_likes_idx' }, by('LIKES', 'DESC')],
    ['models by name', { list: modelList, index: 'model_name_idx' }, by('NAME', 'ASC')],
    ['models by time', { list: modelList, index: 'model_created_idx' }, by('CREATED_AT', 'DESC')],
    [
      'results by value',
      { list: transferResultList, index: 'transfer_result_value_idx' },
      by('VALUE', 'DESC'),
    ],
    [
      'evaluations by value',
      { list: evaluationList, index: 'listed_evaluation_value_idx' },
      by('VALUE', 'DESC'),
    ],
    [
      'evaluations by time',
      { list: evaluationList, index: 'listed_evaluation_pk' },
      by('RECORDED_AT', 'DESC'),
    ],
    [
      'edges by gain',
      { list: transferEdgeList, index: 'transfer_edge_gain_idx' },
      by('EXPECTED_GAIN', 'DESC'),
    ],
    ['publishers by slug', { list: publisherList, index: 'publisher_slug_key' }, by('SLUG', 'ASC')],
    ['studies by key', { list: studyList, index: 'study_key_key' }, by('KEY', 'ASC')],
  ])('%s', async (_what, { list, index }, read) => {
    const { returned, reads } = await planOfRead(list, read);
    expect(returned).toBe(PAGE.size + 1);
    expect([...reads.values()].flatMap(({ indexes }) => indexes)).toContain(index);
    for (const table of [list.shape.source, list.listed?.table])
      expect(reads.get(table ?? '')?.rows ?? 0).toBeLessThanOrEqual(3 * returned);
  });
});

describe('a page of what hangs on one thing reads an index, no further than three times the page', () => {
  const of = (scope: string) => (reader: ListReader<{ id: number }>) =>
    reader.pagesOf({ scope, ids: [1] }, { selection: selecting('id'), page: PAGE });

  it.each([
    [
      'models of a domain',
      { list: modelList, table: 'model_domain', index: 'model_domain_domain_idx' },
      'domain',
    ],
    [
      'models of a dataset',
      { list: modelList, table: 'model_dataset', index: 'model_dataset_downloads_idx' },
      'dataset',
    ],
    ['models of a publisher', { list: modelList, table: 'model', index: 'model_publisher_idx' }, 'publisher'],
    [
      'derivatives of a model',
      { list: lineageList, table: 'model_lineage', index: 'model_lineage_base_idx' },
      'base',
    ],
  ])('%s', async (_what, { list, table, index }, scope) => {
    const { returned, reads } = await planOfRead(list, of(scope));
    expect(returned).toBe(PAGE.size + 1);
    expect(reads.get(table)?.indexes).toContain(index);
    for (const { rows } of reads.values()) expect(rows).toBeLessThanOrEqual(3 * returned);
  });

  it('models of a publisher with far more than others have, of whom a page shows all', async () => {
    const size = 100;
    const { returned, reads } = await planOfRead(modelList, (reader) =>
      reader.pagesOf(
        { scope: 'publisher', ids: [1] },
        { selection: selecting('id'), page: { ...PAGE, size } },
      ),
    );
    expect(returned).toBe(size + 1);
    expect(reads.get('model')?.rows).toBeLessThanOrEqual(3 * returned);
  });

  it('descendants of a model', async () => {
    const plan = await planOfStatement((sql) =>
      new LineageRepository(sql).walk([1], { direction: 'down', depth: 10, first: 20 }, selecting('id')),
    );
    expect(plan.returned).toBe(20);
    expect(plan.reads.get('model_lineage')?.indexes).toContain('model_lineage_downloads_idx');
    // Each is looked up for its place and for what is asked of it.
    for (const { rows } of plan.reads.values()) expect(rows).toBeLessThanOrEqual(3 * plan.returned);
  });
});

it('licences that weights go back to are looked up for each model, not in all lineage', async () => {
  const models = Array.from({ length: 100 }, (_, index) => 10_000 + index);
  const { returned, reads } = await planOfStatement((sql) => new LicenseRepository(sql).findGraph(models));
  expect(returned).toBe(models.length + 1);
  expect(reads.get('model_lineage')?.indexes).toContain('model_lineage_pk');
  expect(reads.get('model_lineage')?.rows).toBeLessThanOrEqual(3 * returned);
  expect(reads.get('model')?.rows).toBeLessThanOrEqual(3 * returned);
});

describe('a filter that few rows pass', () => {
  it.each([
    ['tags', 'model_tags_idx', { tags: { has: 'tag-4711' } }, 4],
    ['tags that nothing has', 'model_tags_idx', { tags: { has: 'nope' } }, 0],
    ['part of a name', 'model_name_trigram_idx', { name: { contains: '17731' } }, 1],
    ['part of a slug', 'model_slug_trigram_idx', { slug: { contains: '-17731' } }, 1],
    ['a family that nothing is of', 'model_family_idx', { architectureFamily: { eq: 'nope' } }, 0],
  ])(
    'by %s reads the first rows in order, and those that pass by their index',
    async (_what, index, where, many) => {
      const { returned, reads } = await planOfRead(modelList, page({ where }));
      expect(returned).toBe(many);
      expect(reads.get('model')?.indexes).toContain(index);
      expect(reads.get('model')?.rows).toBeLessThanOrEqual(TRIED + 3 * Math.max(1, returned));
    },
  );
});

it('a filter that no index helps with, and that some rows pass, reads on in order as far as a page takes', async () => {
  // One of 200 has none of these digits.
  const digits = ['0', '1', '2', '3', '4', '5', '6'];
  const where = { and: digits.map((digit) => ({ not: { name: { contains: digit } } })) };
  const { returned, reads } = await planOfRead(modelList, page({ where }));
  expect(returned).toBe(PAGE.size + 1);
  const { rows } = reads.get('model')!;
  expect(rows).toBeGreaterThan(TRIED);
  expect(rows).toBeLessThan(MODELS / 2);
});

it('a filter by what rows refer to looks that up for the rows that are walked', async () => {
  const where = { base: { architectureFamily: { eq: 'family-3' } } };
  const { returned, reads } = await planOfRead(transferEdgeList, page({ where }));
  expect(returned).toBe(PAGE.size + 1);
  expect(reads.get('model')?.rows).toBeLessThan(TRIED);
});

describe('a count', () => {
  it.each([
    ['domain', 'model_domain', 'model_domain_domain_idx'],
    ['publisher', 'model', 'model_publisher_idx'],
  ])('of the models of a %s reads its index alone', async (scope, table, index) => {
    const { reads } = await planOfRead(modelList, (reader) => reader.countsOf({ scope, ids: [1] }, {}));
    expect(reads.get(table)?.indexes).toContain(index);
    expect(reads.get(table)?.isFromIndexes).toBe(true);
    if (table !== 'model') expect(reads.get('model')?.rows).toBe(0);
  });

  it.each([
    ['models', modelList],
    ['results', transferResultList],
  ])('of all %s reads what was counted as they were written', async (_what, list) => {
    const { reads } = await planOfRead(list, (reader) => reader.count({}));
    expect([...reads.keys()]).toEqual(['row_count']);
  });

  it('of leaked results reads from an index alone which are leaked, and for whom', async () => {
    const { reads } = await planOfRead(transferResultList, (reader) =>
      reader.count({ where: { isLeaked: true } }),
    );
    const exposures = reads.get('transfer_result_exposure');
    expect(exposures?.indexes).toContain('transfer_result_exposure_leak_idx');
    expect(exposures?.isFromIndexes).toBe(true);
    // Each that is counted, of a thousand, and of the places that are tried those that are leaked.
    expect(reads.get('transfer_result')?.rows).toBeLessThanOrEqual(1_001 + 50 + 1);
  });

  it('of what a filter leaves reads the places that are tried, and those that pass', async () => {
    const { reads } = await planOfRead(modelList, (reader) =>
      reader.count({ where: { tags: { has: 'tag-4711' } } }),
    );
    expect(reads.get('model')?.rows).toBeLessThanOrEqual(500 + 1 + 3 * 4);
  });

  it('of far more than are counted reads the places that are tried alone', async () => {
    const { reads } = await planOfRead(modelList, (reader) => reader.count({ search: 'model' }));
    expect(reads.get('model')?.rows).toBeLessThanOrEqual(500 + 1);
  });
});

it('the counts of the catalogue read one row for each kind and audience', async () => {
  const { returned, reads } = await planOfStatement((sql) =>
    new CatalogRepository(sql).count(['models', 'evaluations', 'studies']),
  );
  expect(returned).toBe(3);
  const read = [...reads.values()].reduce((sum, { rows }) => sum + rows, 0);
  expect(read).toBeLessThanOrEqual(20);
});

it('what bases have seen of their targets takes as long as there are results', async () => {
  await database.transaction(async ({ manager }) => {
    await manager.query(`SET LOCAL session_replication_role = 'replica'`);
    await manager.query('SELECT renew_measured_lines(ARRAY(SELECT id FROM model))');
  });
  // Compared with all trainings, one by one, they would take minutes.
  const seen = await database.query<{ many: number }>({
    label: 'test_exposures',
    text: 'SELECT count(*)::int AS many FROM exposures_of(ARRAY(SELECT id FROM transfer_result))',
  });
  expect(seen[0]?.many).toBeGreaterThan(MODELS / 4);
}, 20_000);

it('sources of edges into a few domains are read from those with a gain', async () => {
  const { reads } = await planOfStatement((sql) => new EdgeRepository(sql).findSources([7, 8], 5));
  expect(reads.get('transfer_edge')?.indexes).toContain('transfer_edge_domain_gain_idx');
  expect(reads.get('transfer_edge')?.rows).toBe((2 * MODELS) / 50);
  // What bases were pretrained on is read as it is listed, for these alone.
  expect(reads.get('model_dataset')?.rows).toBeLessThanOrEqual((2 * MODELS) / 50);
  for (const table of ['training', 'model_origin', 'dataset_origin']) expect(reads.has(table)).toBe(false);
});

it('a search of what all have ranks a thousand of the best known', async () => {
  const { returned, reads } = await planOfRead(modelList, page({ search: 'model' }));
  expect(returned).toBe(PAGE.size + 1);
  expect(reads.get('model')?.rows).toBeLessThanOrEqual(1_300);
});
