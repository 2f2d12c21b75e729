import {
  ListReader,
  selecting,
  type Database,
  type ListDefinition,
  type ListRequest,
  type OrderBy,
  type Page,
} from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

const MODELS = 6_000;

interface Row {
  id: number;
  slug: string;
}

const plain: ListDefinition = {
  name: 'test_plain_models',
  shape: { source: 'model', columns: ['id', 'slug'] },
  condition: (own) => `${own}."mergedIntoId" IS NULL`,
  filters: {
    tags: { kind: 'texts', column: (own) => `${own}.tags` },
    tasks: { kind: 'texts', column: (own) => `${own}.tasks` },
    name: { kind: 'text', column: (own) => `${own}.name`, isFolded: true },
    likes: {
      kind: 'integer',
      column: (own) => `${own}.likes`,
      indexed: (own) => `coalesce(${own}.likes, -1)`,
    },
  },
  orders: {
    DOWNLOADS: { expression: (own) => `coalesce(${own}.downloads, -1)`, type: 'integer', indexed: 'DESC' },
    SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' },
  },
  defaultOrder: { field: 'DOWNLOADS', direction: 'DESC' },
  search: {
    document: (own) => `${own}.search`,
    boost: (own) => `(1 + ln(1 + coalesce(${own}.downloads, 0)::float8) / 20)`,
    bestKnown: 'DOWNLOADS',
  },
};

let database: Database;
let short: ListReader<Row>;
let long: ListReader<Row>;

beforeAll(async () => {
  database = await openTestDatabase();
  short = new ListReader<Row>(database, plain);
  long = new ListReader<Row>(database, {
    ...plain,
    name: 'test_long_models',
    isLong: true,
    entries: {
      tasks: { table: 'model_task', value: 'taskId', row: 'modelId', order: 'DOWNLOADS', key: 'downloads' },
    },
  });
  const run = (text: string) => database.query({ label: 'test_fixture', text });
  await run(`INSERT INTO task (id, name) SELECT 'task-' || n, 'Task ' || n FROM generate_series(0, 49) n`);
  await run(`INSERT INTO model (slug, name, downloads, likes, tags, tasks, "mergedIntoId")
    SELECT 'lab/model-' || n, 'Model ' || n, CASE WHEN n % 7 > 0 THEN n * 7919 % 900 END,
      CASE WHEN n % 5 > 0 THEN n % 1000 END, ARRAY['tag-' || n % 300, CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END],
      ARRAY['task-' || n % 50, 'task-' || n % 3], CASE WHEN n % 400 = 399 THEN 1 END
    FROM generate_series(1, ${MODELS}) n`);
  await run(`UPDATE model SET tags = ARRAY['last'] WHERE downloads IS NULL AND id % 1000 = 0`);
  await run('ANALYZE model');
}, 120_000);
afterAll(() => database.close());

const request = (change: Partial<ListRequest>): ListRequest => ({
  selection: selecting('slug'),
  page: { size: 20, from: 'start', after: null, before: null },
  ...change,
});
const slugs = ({ rows }: Page<Row>) => rows.map(({ slug }) => slug);
const lastOf = (page: Page<Row>) => {
  const { sortKey, id } = page.rows.at(-1)!;
  return { order: page.order, key: sortKey, id };
};

/** The first pages of a list, from its start or its end, each after the one before. */
async function pages(reader: ListReader<Row>, asked: Partial<ListRequest>): Promise<unknown[]> {
  const first = await reader.page(request(asked));
  const end = await reader.page(
    request({ ...asked, page: { size: 7, from: 'end', after: null, before: null } }),
  );
  if (first.rows.length === 0) return [slugs(first), slugs(end)];
  const after = { size: 20, from: 'start', after: lastOf(first), before: null } as const;
  const second = await reader.page(request({ ...asked, page: after }));
  return [slugs(first), first.hasNext, slugs(second), second.hasNext, second.hasPrevious, slugs(end)];
}

/** All that a search lists by relevance, page after page. */
async function walk(reader: ListReader<Row>, search: string): Promise<string[]> {
  const size = 100;
  let page = await reader.page(request({ search, page: { size, from: 'start', after: null, before: null } }));
  const found = slugs(page);
  while (page.hasNext) {
    const next = { size, from: 'start', after: lastOf(page), before: null } as const;
    page = await reader.page(request({ search, page: next }));
    found.push(...slugs(page));
  }
  return found;
}

describe('a long list gives the pages of a short one', () => {
  const wheres: Array<[string, object]> = [
    ['that half of the rows pass', { tags: { has: 'even' } }],
    ['that few pass', { tags: { has: 'tag-17' } }],
    ['that only the last in the order pass', { tags: { has: 'last' } }],
    ['that none passes', { tags: { has: 'nope' } }],
    ['that contains letters of a name', { name: { contains: 'DEL 59' } }],
    ['that is a name', { name: { eq: 'Model 4711' } }],
    ['that is a name in another case', { name: { eq: 'model 4711' } }],
    ['that is above a number', { likes: { gt: 990 } }],
    ['that is below a number, unknown left out', { likes: { lt: 3 } }],
    ['that is unknown', { likes: { isNull: true } }],
    ['by a value that is kept in order', { tasks: { has: 'task-2' } }],
    ['by a value that is kept in order, and few have', { tasks: { has: 'task-47' } }],
    ['by a value that is kept in order, and none has', { tasks: { has: 'task-77' } }],
    ['by such a value and another', { tasks: { has: 'task-1', hasAll: ['task-1', 'task-30'] } }],
    ['by such a value and what half pass', { tasks: { has: 'task-2' }, tags: { has: 'even' } }],
    ['by such a value and what few pass', { tags: { has: 'tag-17' }, tasks: { has: 'task-17' } }],
    ['by one of such values', { or: [{ tasks: { has: 'task-2' } }, { tasks: { has: 'task-47' } }] }],
    ['of several parts', { or: [{ tags: { has: 'tag-17' } }, { not: { tags: { has: 'even' } } }] }],
  ];
  const orders: OrderBy[] = [
    { field: 'DOWNLOADS', direction: 'DESC' },
    { field: 'DOWNLOADS', direction: 'ASC' },
    { field: 'SLUG', direction: 'ASC' },
  ];
  it.each(wheres)('for a filter %s', async (_what, where) => {
    for (const orderBy of orders)
      expect(await pages(long, { where, orderBy })).toEqual(await pages(short, { where, orderBy }));
  });

  it.each(['4711', 'model', 'even', 'nowhere'])('for a search of "%s" in an order', async (search) => {
    for (const orderBy of orders)
      expect(await pages(long, { search, orderBy })).toEqual(await pages(short, { search, orderBy }));
  });

  it.each(['4711', 'tag 17', 'modle 4711', 'nowhere'])(
    'for a search of "%s" by relevance',
    async (search) => {
      expect(await pages(long, { search })).toEqual(await pages(short, { search }));
    },
  );
});

describe('a search by relevance of what most rows have', () => {
  it('lists the best known', async () => {
    const found = slugs(await long.page(request({ search: 'model' })));
    expect(found).toEqual(slugs(await short.page(request({ search: 'model' }))));
  });

  it('lists the row of that name before them, however little is known of it', async () => {
    await database.query({
      label: 'test_named',
      text: `INSERT INTO model (slug, name) VALUES ('lab/even', 'Even')`,
    });
    const found = slugs(await long.page(request({ search: 'even' })));
    expect(found[0]).toBe('lab/even');
  });

  it('ends after a thousand and the row of that name', async () => {
    expect(await walk(long, 'even')).toHaveLength(1_001);
  });
});

describe('a search by relevance of what many of the best known have', () => {
  const KNOWN = 10_500;
  /** Beyond the best known that are looked through: found among them are too few to rank. */
  const FAR = 10_100;

  beforeAll(async () => {
    await database.query({
      label: 'test_fixture',
      text: `INSERT INTO model (slug, name, downloads, tags)
        SELECT 'lab/known-' || n, 'Thing ' || n, 1000 + ${KNOWN} - n,
          CASE WHEN n <= 25 OR n > ${FAR} THEN ARRAY['zebra'] ELSE ARRAY['plain'] END
            || CASE WHEN n <= 25 OR n > 9200 THEN ARRAY['quagga'] ELSE '{}' END
        FROM generate_series(1, ${KNOWN}) n`,
    });
    await database.query({ label: 'test_fixture', text: 'ANALYZE model' });
  }, 120_000);

  it('lists those that are little known as well, as many as are counted', async () => {
    const found = await walk(long, 'zebra');
    expect(await long.count({ search: 'zebra' })).toEqual({ count: found.length, isExact: true });
    expect(found).toHaveLength(25 + KNOWN - FAR);
    expect(found).toEqual(await walk(short, 'zebra'));
  });

  it('lists the thousand best known of more than are ranked', async () => {
    const best = Array.from({ length: 1_000 }, (_, at) => `lab/known-${at < 25 ? at + 1 : 9_176 + at}`);
    expect((await walk(long, 'quagga')).sort()).toEqual(best.sort());
  });
});
