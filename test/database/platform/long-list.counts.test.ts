import { PUBLIC_REACH, visibleRows } from '../../../src/access';
import { modelList } from '../../../src/catalog';
import { ListReader, type Database } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

const MODELS = 60_000;

let database: Database;
let models: ListReader<{ id: number }>;
const run = (text: string) => database.query({ label: 'test_fixture', text });

beforeAll(async () => {
  database = await openTestDatabase();
  models = new ListReader(database.as(visibleRows(PUBLIC_REACH)), modelList);
  // Past the triggers, which would take as long as all the rest; every twentieth row is hidden.
  await database.transaction(async ({ manager }) => {
    await manager.query(`SET LOCAL session_replication_role = 'replica'`);
    await manager.query('ALTER TABLE model ALTER COLUMN search DROP EXPRESSION');
    await manager.query(`INSERT INTO model (slug, name, visibility, tags, tasks, status)
      SELECT 'lab/model-' || n, 'Model ' || n, CASE WHEN n % 20 = 0 THEN 'PRIVATE' ELSE 'PUBLIC' END,
        ARRAY[CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END, 'tag-' || n % 100],
        ARRAY[CASE WHEN n % 4 = 0 THEN 'text-classification' ELSE 'text-generation' END], 'ACTIVE'
      FROM generate_series(1, ${MODELS}) n`);
    await manager.query(`UPDATE model SET search = to_tsvector('english', 'model ' || tags[1])`);
    await manager.query('SELECT recount_rows()');
  });
  await run('ANALYZE model');
}, 180_000);
afterAll(() => database.close());

const visible = (share: number): number => share * MODELS;
const isNear = (count: number, expected: number): void => {
  expect(count).toBeGreaterThan(expected * 0.85);
  expect(count).toBeLessThan(expected * 1.15);
};

describe('a count of a long list', () => {
  it('is exact where a filter leaves few', async () => {
    await expect(models.count({ where: { tags: { has: 'tag-7' } } })).resolves.toEqual({
      count: MODELS / 100,
      isExact: true,
    });
    await expect(models.count({ where: { tags: { has: 'nope' } } })).resolves.toEqual({
      count: 0,
      isExact: true,
    });
  });

  it('leaves out what is hidden, exactly where it is exact', async () => {
    await expect(models.count({ where: { tags: { has: 'tag-20' } } })).resolves.toEqual({
      count: 0,
      isExact: true,
    });
  });

  it('is exact of the whole list, which is counted as it is written', () =>
    expect(models.count({})).resolves.toEqual({ count: visible(0.95), isExact: true }));

  it('says that it is an estimate beyond the bound', async () => {
    const odd = await models.count({ where: { tags: { has: 'odd' } } });
    expect(odd.isExact).toBe(false);
    isNear(odd.count, visible(0.5));
    const found = await models.count({ search: 'even' });
    expect(found.isExact).toBe(false);
    isNear(found.count, visible(0.45));
  });

  it('between is never below what was counted', async () => {
    // 1,200 rows that are seen: more than are counted, too few to be told from an estimate.
    const { count, isExact } = await models.count({ where: { tags: { hasAny: ['tag-7', 'tag-9'] } } });
    expect(isExact).toBe(false);
    expect(count).toBeGreaterThan(1_000);
    expect(count).toBeLessThan(2_000);
  });

  it('does not change with what is hidden', async () => {
    const asked = [{}, { where: { tags: { has: 'even' } } }, { search: 'even' }];
    const before = await Promise.all(asked.map((filter) => models.count(filter)));
    await run(`INSERT INTO model (slug, name, visibility, tags)
      SELECT 'lab/hidden-' || n, 'Hidden ' || n, 'PRIVATE', ARRAY['even'] FROM generate_series(1, 3000) n`);
    await expect(Promise.all(asked.map((filter) => models.count(filter)))).resolves.toEqual(before);
    await run(`DELETE FROM model WHERE visibility = 'PRIVATE'`);
    await expect(Promise.all(asked.map((filter) => models.count(filter)))).resolves.toEqual(before);
  });
});

describe('facets of a long list', () => {
  it('are exact where a filter leaves few', async () => {
    const { tasks = [] } = await models.facets({ where: { tags: { has: 'tag-7' } } }, ['tasks']);
    expect(tasks).toEqual([{ value: 'text-generation', count: MODELS / 100, isExact: true }]);
  });

  it('say that they are estimates beyond the bound, of what is seen', async () => {
    const { tasks = [], statuses = [] } = await models.facets({}, ['tasks', 'statuses']);
    expect(tasks.map(({ value }) => value)).toEqual(['text-generation', 'text-classification']);
    expect([...tasks, ...statuses].map(({ isExact }) => isExact)).toEqual([false, false, false]);
    isNear(tasks[0]?.count ?? 0, visible(0.75));
    isNear(statuses[0]?.count ?? 0, visible(0.95));
  });
});
