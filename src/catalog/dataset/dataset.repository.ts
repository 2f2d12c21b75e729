import { shapeOf, type ColumnOf, type FilterFields, type ListDefinition } from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { domainFilters, domainShape, SHORT_DOMAIN_FIELDS } from '../domain/domain.repository';
import { publisherFilters, publisherShape } from '../publisher/publisher.repository';
import { licenseFilters, licenseShape } from '../taxonomy/taxonomy.repository';
import { DatasetEntity } from './dataset.entity';

export const datasetShape = shapeOf(DatasetEntity, {
  columns: [
    'id',
    'slug',
    'name',
    'summary',
    'status',
    'visibility',
    'publisherId',
    'modalities',
    'languages',
    'tags',
    'licenseId',
    'classes',
    'trainingExamples',
    'gated',
    'disabled',
    'downloads',
    'likes',
    'countedAt',
    'createdAt',
    'updatedAt',
  ],
  computed: { taskIds: (own) => `${own}.tasks` },
  needs: { tasks: ['taskIds'], publisher: ['publisherId'], license: ['licenseId'] },
  one: {
    publisher: { shape: () => publisherShape, on: (own, dataset) => `${own}.id = ${dataset}."publisherId"` },
    license: { shape: () => licenseShape, on: (own, dataset) => `${own}.id = ${dataset}."licenseId"` },
  },
  few: {
    domains: {
      shape: () => domainShape,
      from: (own, dataset) =>
        `dataset_domain link JOIN domain ${own} ON ${own}.id = link."domainId" WHERE link."datasetId" = ${dataset}.id`,
      orderBy: (own) => `${own}.slug`,
      fields: SHORT_DOMAIN_FIELDS,
    },
  },
});

const datasetFilters: FilterFields = {
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('Dataset') },
  slug: { kind: 'text', column: (own) => `${own}.slug`, isSlug: true },
  name: { kind: 'text', column: (own) => `${own}.name`, isFolded: true },
  status: { kind: 'enum', column: (own) => `${own}.status` },
  visibility: { kind: 'enum', column: (own) => `${own}.visibility` },
  modalities: { kind: 'texts', column: (own) => `${own}.modalities` },
  tasks: { kind: 'texts', column: (own) => `${own}.tasks` },
  languages: { kind: 'texts', column: (own) => `${own}.languages` },
  tags: { kind: 'texts', column: (own) => `${own}.tags` },
  classes: { kind: 'integer', column: (own) => `${own}.classes` },
  trainingExamples: {
    kind: 'integer',
    column: (own) => `${own}."trainingExamples"`,
    indexed: (own) => `coalesce(${own}."trainingExamples", -1)`,
  },
  gated: { kind: 'flag', condition: (own) => `coalesce(${own}.gated, false)` },
  disabled: { kind: 'flag', condition: (own) => `coalesce(${own}.disabled, false)` },
  downloads: {
    kind: 'integer',
    column: (own) => `${own}.downloads`,
    indexed: (own) => `coalesce(${own}.downloads, -1)`,
  },
  likes: {
    kind: 'integer',
    column: (own) => `${own}.likes`,
    indexed: (own) => `coalesce(${own}.likes, -1)`,
  },
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
      `EXISTS (SELECT FROM license WHERE license.id = ${own}."licenseId" AND ${condition})`,
  },
  domains: {
    kind: 'related',
    linked: 'subject',
    fields: () => domainFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM dataset_domain link JOIN domain subject ON subject.id = link."domainId"
        WHERE link."datasetId" = ${own}.id AND ${condition})`,
  },
};

export const datasetList: ListDefinition<ColumnOf<DatasetEntity>> = {
  name: 'datasets',
  shape: datasetShape,
  condition: (own) => `${own}."mergedIntoId" IS NULL`,
  filters: datasetFilters,
  orders: {
    DOWNLOADS: { expression: (own) => `coalesce(${own}.downloads, -1)`, type: 'integer', indexed: 'DESC' },
    LIKES: { expression: (own) => `coalesce(${own}.likes, -1)`, type: 'integer', indexed: 'DESC' },
    TRAINING_EXAMPLES: {
      expression: (own) => `coalesce(${own}."trainingExamples", -1)`,
      type: 'integer',
      indexed: 'DESC',
    },
    SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' },
    NAME: { expression: (own) => `lower(${own}.name)`, type: 'text', indexed: 'ASC' },
    CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'ASC' },
    UPDATED_AT: { expression: (own) => `${own}."updatedAt"`, type: 'time', indexed: 'ASC' },
  },
  defaultOrder: { field: 'DOWNLOADS', direction: 'DESC' },
  isLong: true,
  search: {
    document: (own) => `${own}.search`,
    boost: (own) => `(1 + ln(1 + coalesce(${own}.downloads, 0)::float8) / 20)`,
    bestKnown: 'DOWNLOADS',
  },
  facets: {
    tasks: { kind: 'values', column: 'tasks' },
    modalities: { kind: 'values', column: 'modalities' },
    languages: { kind: 'values', column: 'languages' },
    licenses: { kind: 'value', column: 'licenseId' },
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
      join: `CROSS JOIN LATERAL (SELECT domain.slug FROM dataset_domain link JOIN domain ON domain.id = link."domainId"
        WHERE link."datasetId" = matched.id OFFSET 0) subject`,
      value: 'subject.slug',
    },
  },
  scopes: {
    publisher: (own, publisher) => `${own}."publisherId" = ${publisher}`,
    domain: (own, domain) =>
      `${own}.id IN (SELECT link."datasetId" FROM dataset_domain link WHERE link."domainId" = ${domain})`,
  },
};
