import {
  ListLoader,
  selecting,
  type Database,
  type ListReader,
  type ListRequest,
  type Page,
} from '../../../src/platform/database';
import { countStatements } from '../../support/count-statements';
import { definition, openModelList, type Row } from './list-reader-support';

let database: Database;
let reader: ListReader<Row>;

const request = (change: Partial<ListRequest> = {}): ListRequest => ({
  selection: selecting('slug'),
  page: { size: 3, from: 'start', after: null, before: null },
  ...change,
});

const slugs = (page: Page<Row>) => page.rows.map(({ slug }) => slug);
const placeOf = (page: Page<Row>, index: number) => {
  const { sortKey, id } = page.rows.at(index)!;
  return { order: page.order, key: sortKey, id };
};

beforeAll(async () => {
  ({ database, reader } = await openModelList());
});

afterAll(() => database.close());

it('reads neither places nor a further row where nobody asks for them', async () => {
  const placed = await reader.page(request());
  const page = await reader.page(request({ isPlaced: false }));
  expect(slugs(page)).toEqual(slugs(placed));
  expect(placed.rows[0]).toHaveProperty('sortKey');
  expect(page.rows[0]).not.toHaveProperty('sortKey');
  expect([placed.hasNext, page.hasNext]).toEqual([true, false]);
});

describe.each(
  Object.keys(definition.orders).flatMap((field) =>
    (['ASC', 'DESC'] as const).map((direction) => ({ field, direction })),
  ),
)('paging by $field $direction', (orderBy) => {
  const whole = async () =>
    slugs(
      await reader.page(request({ orderBy, page: { size: 50, from: 'start', after: null, before: null } })),
    );

  it('visits each row once forwards, equal sort keys included', async () => {
    const seen: (string | undefined)[] = [];
    for (let after: ReturnType<typeof placeOf> | null = null; ;) {
      const page = await reader.page(
        request({ orderBy, page: { size: 3, from: 'start', after, before: null } }),
      );
      seen.push(...slugs(page));
      expect(page.hasPrevious).toBe(after !== null);
      if (!page.hasNext) break;
      after = placeOf(page, -1);
    }
    expect(seen).toEqual(await whole());
    expect(new Set(seen).size).toBe(10);
  });

  it('visits each row once backwards, in the order of the list', async () => {
    let seen: (string | undefined)[] = [];
    for (let before: ReturnType<typeof placeOf> | null = null; ;) {
      const page = await reader.page(
        request({ orderBy, page: { size: 3, from: 'end', after: null, before } }),
      );
      seen = [...slugs(page), ...seen];
      expect(page.hasNext).toBe(before !== null);
      if (!page.hasPrevious) break;
      before = placeOf(page, 0);
    }
    expect(seen).toEqual(await whole());
  });
});

it('refuses a cursor of another ordering, naming the argument', async () => {
  const page = await reader.page(request({ orderBy: { field: 'SLUG', direction: 'ASC' } }));
  const next = request({ page: { size: 3, from: 'start', after: placeOf(page, -1), before: null } });
  await expect(reader.page(next)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
});

it('joins relations that are asked for into the one statement', async () => {
  const selection = selecting('slug', 'publisher.slug', 'domains.slug');
  const where = { slug: { in: ['ACME/resnet-1', 'acme/resnet-3'] } };
  let page: Page<Row> | undefined;
  const statements = await countStatements(async () => {
    page = await reader.page(request({ selection, where, orderBy: { field: 'SLUG', direction: 'ASC' } }));
  });
  expect(statements).toBe(1);
  expect(page?.rows).toMatchObject([
    { slug: 'acme/resnet-1', publisher: { slug: 'globex' }, domains: [{ slug: 'art' }, { slug: 'food' }] },
    { slug: 'acme/resnet-3', publisher: { slug: 'globex' }, domains: [] },
  ]);
});

it('counts facets over the whole list in one statement', async () => {
  const names = ['tags', 'statuses'];
  await expect(countStatements(() => reader.facets({}, names))).resolves.toBe(1);
  await expect(reader.facets({ where: { downloads: { isNull: true } } }, names)).resolves.toEqual({
    tags: [
      { value: 'large', count: 2, isExact: true },
      { value: 'vision', count: 2, isExact: true },
      { value: 'small', count: 1, isExact: true },
    ],
    statuses: [{ value: 'ACTIVE', count: 3, isExact: true }],
  });
});

it('reads the lists of many parents by one statement, apart for other arguments', async () => {
  const lists = new ListLoader(reader);
  const selection = selecting('slug');
  const page = (parent: number, size: number) =>
    lists
      .of('publisher', parent)
      .page(request({ selection, page: { size, from: 'start', after: null, before: null } }));
  const statements = await countStatements(async () => {
    const pages = await Promise.all([page(1, 2), page(2, 2), page(1, 4), page(99, 4)]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([2, 2, 4, 0]);
    expect(pages.map(({ hasNext }) => hasNext)).toEqual([true, true, true, false]);
  });
  expect(statements).toBe(2);
  await expect(lists.of('publisher', 1).count({})).resolves.toEqual({ count: 5, isExact: true });
});
