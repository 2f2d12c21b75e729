import { ListReader, type Database, type ListDefinition, type Shape } from '../../../src/platform/database';
import { openTestDatabase } from '../../support/database';

export interface Row {
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
export const definition: ListDefinition = {
  name: 'test_models',
  shape: modelShape,
  filters: {
    slug: { kind: 'text', column: (own) => `${own}.slug`, isSlug: true },
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

/** A reader of ten models, in a database of its own. */
export async function openModelList(): Promise<{ database: Database; reader: ListReader<Row> }> {
  const database = await openTestDatabase();
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
  return { database, reader: new ListReader<Row>(database, definition) };
}
