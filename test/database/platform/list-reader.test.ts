import fc from 'fast-check';
import { InvalidInputError } from '../../../src/platform/errors';
import {
  ListLoader,
  ListReader,
  selecting,
  type Database,
  type ListDefinition,
  type ListRequest,
  type Page,
  type Shape,
} from '../../../src/platform/database';
import { countStatements } from '../../support/count-statements';
import { openTestDatabase } from '../../support/database';

interface Row {
  id: number;
  slug?: string;
  publisher?: { slug?: string } | null;
  domains?: { slug?: string }[];
}

const publisherShape: Shape = { source: 'publisher', columns: ['id', 'slug', 'name'] };
const domainShape: Shape = { source: 'domain', columns: ['id', 'slug', 'name'] };
const modelShape: Shape = {
  source: 'model',
  columns: ['id', 'slug', 'downloads', 'publisherId'],
  one: {
    publisher: { shape: () => publisherShape, on: (own, parent) => `${own}.id = ${parent}."publisherId"` },
  },
  few: {
    domains: {
      shape: () => domainShape,
      from: (own, parent) =>
        `model_domain link JOIN domain ${own} ON ${own}.id = link."domainId" WHERE link."modelId" = ${parent}.id`,
      orderBy: (own) => `${own}.slug`,
      fields: ['id', 'slug'],
    },
  },
};
const definition: ListDefinition = {
  name: 'test_models',
  shape: modelShape,
  filters: {
    slug: { kind: 'text', column: (own) => `${own}.slug`, folded: true },
    downloads: { kind: 'integer', column: (own) => `${own}.downloads` },
    tags: { kind: 'texts', column: (own) => `${own}.tags` },
    updatedAt: { kind: 'time', column: (own) => `${own}."updatedAt"` },
    publisher: {
      kind: 'related',
      linked: 'publisher',
      fields: () => ({ slug: { kind: 'text', column: (own) => `${own}.slug` } }),
      exists: (condition, own) =>
        `EXISTS (SELECT FROM publisher WHERE publisher.id = ${own}."publisherId" AND ${condition})`,
    },
  },
  orders: {
    DOWNLOADS: { expression: (own) => `coalesce(${own}.downloads, -1)`, type: 'integer', indexed: 'DESC' },
    UPDATED_AT: { expression: (own) => `${own}."updatedAt"`, type: 'time', indexed: 'ASC' },
    SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' },
  },
  defaultOrder: { field: 'DOWNLOADS', direction: 'DESC' },
  facets: { tags: { kind: 'values', column: 'tags' }, statuses: { kind: 'value', column: 'status' } },
  scopes: { publisher: (own, parent) => `${own}."publisherId" = ${parent}` },
};

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
  database = await openTestDatabase();
  reader = new ListReader<Row>(database, definition);
  const run = (text: string) => database.query({ label: 'test_fixture', text });
  await run(`INSERT INTO publisher (slug, name) VALUES ('acme', 'Acme'), ('globex', 'Globex')`);
  await run(`INSERT INTO domain (slug, name) VALUES ('art', 'Art'), ('food', 'Food')`);
  // Ten rows with three different sort keys, one of them unknown; times a microsecond apart.
  await run(`INSERT INTO model (slug, name, downloads, "publisherId", tags, "updatedAt")
    SELECT 'acme/resnet-' || n, 'ResNet ' || n, CASE n % 3 WHEN 0 THEN NULL ELSE 100 * (n % 3) END, 1 + n % 2,
      CASE WHEN n < 5 THEN ARRAY['small'] ELSE ARRAY['large', 'vision'] END, timestamptz '2026-01-01' + (n / 4) * interval '1 microsecond'
    FROM generate_series(1, 10) n`);
  await run(`INSERT INTO model_domain ("modelId", "domainId") SELECT id, 1 FROM model WHERE id <= 2`);
  await run(`INSERT INTO model_domain ("modelId", "domainId") VALUES (1, 2)`);
});

afterAll(() => database.close());

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

it.each([
  [{ downloads: { gte: 200 } }, 3],
  [{ downloads: { isNull: true } }, 3],
  [{ downloads: { not: 100 } }, 6],
  [{ not: { downloads: { gt: 100 } } }, 7],
  [{ tags: { hasAll: ['large', 'vision'] } }, 6],
  [{ or: [{ tags: { has: 'small' } }, { slug: { contains: '-10' } }] }, 5],
  [{ and: [{ tags: { hasAny: ['large'] } }, { publisher: { slug: { eq: 'acme' } } }] }, 3],
  [{ slug: { contains: '%' } }, 0],
  [{ updatedAt: { gt: new Date('2026-01-01') } }, 7],
  [{}, 10],
])('filters by %j', async (where, count) => {
  await expect(reader.count({ where })).resolves.toBe(count);
});

it.each<[fault: string, where: object, field: string]>([
  ['a field without comparison', { downloads: {} }, 'where.downloads'],
  ['a null', { downloads: { eq: null } }, 'where.downloads.eq'],
  ['a number that no integer holds', { downloads: { gt: 2 ** 60 } }, 'where.downloads.gt'],
  ['an empty list of alternatives', { or: [] }, 'where.or'],
  ['an empty filter inside another', { or: [{}] }, 'where.or.0'],
  [
    'too deep a nesting',
    { not: { not: { not: { not: { not: { slug: { eq: 'x' } } } } } } },
    'where.not.not.not.not.not',
  ],
  ['too many values', { slug: { in: Array.from({ length: 101 }, () => 'x') } }, 'where.slug.in'],
  ['a text that cannot be stored', { slug: { eq: 'a\0b' } }, 'where.slug.eq'],
  [
    'too many conditions',
    { and: Array.from({ length: 51 }, () => ({ slug: { eq: 'x' } })) },
    'where.and.50.slug',
  ],
  ['a field that there is not', { colour: { eq: 'red' } }, 'where.colour'],
  ['a comparator of another kind', { downloads: { has: 1 } }, 'where.downloads.has'],
])('refuses %s, naming the part at fault', async (_fault, where, field) => {
  const failure = await reader.count({ where }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvalidInputError);
  expect(failure).toMatchObject({ field });
});

describe('any filter', () => {
  interface Facts {
    downloads: number | null;
    tags: readonly string[];
  }
  type Holds = (facts: Facts) => boolean;
  /** A filter, and what it means. */
  interface Meant {
    where: object;
    holds: Holds;
  }

  const figure = fc.constantFrom(0, 100, 150, 200);
  const word = fc.constantFrom('small', 'large', 'vision', 'none');
  const known =
    (compare: (downloads: number, value: number) => boolean) =>
    (value: number): Holds =>
    ({ downloads }) =>
      downloads !== null && compare(downloads, value);
  const comparison = (name: string, holds: (value: number) => Holds) =>
    figure.map((value): Meant => ({ where: { downloads: { [name]: value } }, holds: holds(value) }));
  const leaf: fc.Arbitrary<Meant> = fc.oneof(
    comparison(
      'eq',
      known((left, right) => left === right),
    ),
    comparison(
      'gt',
      known((left, right) => left > right),
    ),
    comparison(
      'lte',
      known((left, right) => left <= right),
    ),
    comparison(
      'not',
      (value) =>
        ({ downloads }) =>
          downloads !== value,
    ),
    word.map((tag): Meant => ({ where: { tags: { has: tag } }, holds: ({ tags }) => tags.includes(tag) })),
    fc.uniqueArray(word, { minLength: 1 }).map((words): Meant => ({
      where: { tags: { hasAll: words } },
      holds: ({ tags }) => words.every((each) => tags.includes(each)),
    })),
  );
  const { filter } = fc.letrec<{ filter: Meant }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      tie('filter').map((inner): Meant => ({
        where: { not: inner.where },
        holds: (facts) => !inner.holds(facts),
      })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((all): Meant => ({
        where: { and: all.map(({ where }) => where) },
        holds: (facts) => all.every(({ holds }) => holds(facts)),
      })),
      fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((some): Meant => ({
        where: { or: some.map(({ where }) => where) },
        holds: (facts) => some.some(({ holds }) => holds(facts)),
      })),
    ),
  }));

  it('accepts exactly the rows that it says, unknown values included', async () => {
    const rows = await database.query<Facts>({
      label: 'test_facts',
      text: 'SELECT downloads, tags FROM model',
    });
    await fc.assert(
      fc.asyncProperty(filter, async ({ where, holds }) => {
        expect(await reader.count({ where })).toBe(rows.filter(holds).length);
      }),
      { numRuns: 150 },
    );
  });
});

it('counts facets over the whole list in one statement', async () => {
  const names = ['tags', 'statuses'];
  await expect(countStatements(() => reader.facets({}, names))).resolves.toBe(1);
  await expect(reader.facets({ where: { downloads: { isNull: true } } }, names)).resolves.toEqual({
    tags: [
      { value: 'large', count: 2 },
      { value: 'vision', count: 2 },
      { value: 'small', count: 1 },
    ],
    statuses: [{ value: 'ACTIVE', count: 3 }],
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
  await expect(lists.of('publisher', 1).count({})).resolves.toBe(5);
});
