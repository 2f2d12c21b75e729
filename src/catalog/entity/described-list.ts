// What the lists of models and of datasets have alike. Both are things that a publisher describes:
// under a license, in domains, with the counts that their hubs give.
import type {
  Direction,
  Expression,
  FilterField,
  FilterFields,
  ListDefinition,
  ListOrder,
} from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { domainFilters } from '../domain/domain.repository';
import { publisherFilters } from '../publisher/publisher.repository';
import { licenseFilters } from '../taxonomy/taxonomy.repository';

/** A number as it is ordered and indexed: one that is not known comes below all others. */
const orBelowAll =
  (column: string): Expression =>
  (own) =>
    `coalesce(${own}.${column}, -1)`;

/** @param column of numbers from 0 on, as it is written in SQL */
export const numberFilter = (column: string): FilterField => ({
  kind: 'integer',
  column: (own) => `${own}.${column}`,
  indexed: orBelowAll(column),
});

/** @param column of numbers from 0 on, as it is written in SQL */
export const numberOrder = (column: string, indexed: Direction): ListOrder => ({
  expression: orBelowAll(column),
  type: 'integer',
  indexed,
});

export interface Described<License extends string = string> {
  readonly type: 'Model' | 'Dataset';
  readonly table: 'model' | 'dataset';
  /** The column of the license that lists go by. */
  readonly license: License;
}

const describedFilters = ({ type, table, license }: Described): FilterFields => ({
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser(type) },
  slug: { kind: 'text', column: (own) => `${own}.slug`, isSlug: true },
  name: { kind: 'text', column: (own) => `${own}.name`, isFolded: true },
  status: { kind: 'enum', column: (own) => `${own}.status` },
  visibility: { kind: 'enum', column: (own) => `${own}.visibility` },
  tasks: { kind: 'texts', column: (own) => `${own}.tasks` },
  languages: { kind: 'texts', column: (own) => `${own}.languages` },
  tags: { kind: 'texts', column: (own) => `${own}.tags` },
  gated: { kind: 'flag', condition: (own) => `coalesce(${own}.gated, false)` },
  disabled: { kind: 'flag', condition: (own) => `coalesce(${own}.disabled, false)` },
  downloads: numberFilter('downloads'),
  likes: numberFilter('likes'),
  createdAt: { kind: 'time', column: (own) => `${own}."createdAt"` },
  updatedAt: { kind: 'time', column: (own) => `${own}."updatedAt"` },
  publisher: {
    kind: 'related',
    linked: 'publisher',
    fields: () => publisherFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM publisher WHERE publisher.id = ${own}."publisherId" AND ${condition})`,
  },
  license: {
    kind: 'related',
    linked: 'license',
    fields: () => licenseFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM license WHERE license.id = ${own}."${license}" AND ${condition})`,
  },
  domains: {
    kind: 'related',
    linked: 'subject',
    fields: () => domainFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM ${table}_domain link JOIN domain subject ON subject.id = link."domainId"
        WHERE link."${table}Id" = ${own}.id AND ${condition})`,
  },
});

const describedOrders: ListDefinition['orders'] = {
  DOWNLOADS: numberOrder('downloads', 'DESC'),
  LIKES: numberOrder('likes', 'DESC'),
  SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' },
  NAME: { expression: (own) => `lower(${own}.name)`, type: 'text', indexed: 'ASC' },
  CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'ASC' },
  UPDATED_AT: { expression: (own) => `${own}."updatedAt"`, type: 'time', indexed: 'ASC' },
};

const describedFacets = <License extends string>({ table, license }: Described<License>) =>
  ({
    tasks: { kind: 'values', column: 'tasks' },
    languages: { kind: 'values', column: 'languages' },
    licenses: { kind: 'value', column: license },
    statuses: { kind: 'value', column: 'status' },
    publishers: {
      kind: 'joined',
      column: 'publisherId',
      join: 'JOIN publisher ON publisher.id = matched."publisherId"',
      value: 'publisher.slug',
    },
    domains: {
      kind: 'joined',
      column: 'id',
      // Of each row, as links are more than the rows that are counted.
      join: `CROSS JOIN LATERAL (SELECT domain.slug FROM ${table}_domain link JOIN domain ON domain.id = link."domainId"
        WHERE link."${table}Id" = matched.id OFFSET 0) subject`,
      value: 'subject.slug',
    },
  }) as const satisfies ListDefinition['facets'];

/**
 * What the list of all of them can be asked: a list adds to the filters, orders, facets and scopes
 * what it has alone.
 */
export const describedList = <License extends string>(described: Described<License>) =>
  ({
    condition: (own) => `${own}."mergedIntoId" IS NULL`,
    filters: describedFilters(described),
    orders: describedOrders,
    defaultOrder: { field: 'DOWNLOADS', direction: 'DESC' },
    isLong: true,
    countedAs: described.table,
    search: {
      document: (own) => `${own}.search`,
      boost: (own) => `(1 + ln(1 + coalesce(${own}.downloads, 0)::float8) / 20)`,
      bestKnown: 'DOWNLOADS',
    },
    facets: describedFacets(described),
    scopes: {
      publisher: (own, publisher) => `${own}."publisherId" = ${publisher}`,
      domain: (own, domain) =>
        `${own}.id IN (SELECT link."${described.table}Id" FROM ${described.table}_domain link WHERE link."domainId" = ${domain})`,
    },
  }) satisfies Omit<ListDefinition, 'name' | 'shape'>;
