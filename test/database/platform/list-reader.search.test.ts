import {
  ListReader,
  selecting,
  type Database,
  type ListDefinition,
  type ListRequest,
  type Page,
} from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

interface Row {
  id: number;
  slug?: string;
}

const definition: ListDefinition = {
  name: 'test_searched_models',
  shape: { source: 'model', columns: ['id', 'slug'] },
  filters: {},
  orders: { SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' } },
  defaultOrder: { field: 'SLUG', direction: 'ASC' },
  search: { document: (own) => `${own}.search` },
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
  await run(`INSERT INTO publisher (slug, name) VALUES ('acme', 'Acme')`);
  await run(`INSERT INTO model (slug, name, "publisherId")
    SELECT 'acme/resnet-' || n, 'ResNet ' || n, 1 FROM generate_series(1, 10) n`);
});

afterAll(() => database.close());

it('finds by words first, and by likeness when the words are found nowhere', async () => {
  const found = await reader.page(request({ search: 'resnet 7' }));
  expect(slugs(found)).toEqual(['acme/resnet-7']);
  const alike = await reader.page(request({ search: 'resnt' }));
  expect(alike.rows).toHaveLength(3);
  const next = request({
    search: 'resnt',
    page: { size: 50, from: 'start', after: placeOf(alike, -1), before: null },
  });
  expect((await reader.page(next)).rows).toHaveLength(7);
  await expect(reader.count({ search: 'resnt' })).resolves.toEqual({ count: 10, isExact: true });
});

it('forgives two letters in the wrong order, even in a short name', async () => {
  await database.query({
    label: 'test_short',
    text: `INSERT INTO model (slug, name) VALUES ('acme/gpt2', 'x'), ('acme/bert_b', 'x')`,
  });
  expect(slugs(await reader.page(request({ search: 'gtp2' })))[0]).toBe('acme/gpt2');
  expect(slugs(await reader.page(request({ search: 'Bret_b' })))[0]).toBe('acme/bert_b');
  await database.query({
    label: 'test_short',
    text: `DELETE FROM model WHERE slug IN ('acme/gpt2', 'acme/bert_b')`,
  });
});
