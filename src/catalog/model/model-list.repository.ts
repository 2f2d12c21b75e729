import type { ColumnOf, FilterFields, ListDefinition } from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { domainFilters } from '../domain/domain.repository';
import { publisherFilters } from '../publisher/publisher.repository';
import { licenseFilters } from '../taxonomy/taxonomy.repository';
import type { ModelEntity } from './model.entity';
import { modelShape } from './model.repository';

const trainingFilters: FilterFields = {
  dataset: { kind: 'text', column: () => 'dataset.slug', isSlug: true },
  role: { kind: 'enum', column: (own) => `${own}.role` },
};

const lineageFilters: FilterFields = {
  base: { kind: 'text', column: () => 'parent.slug', isSlug: true },
  relation: { kind: 'enum', column: (own) => `${own}.relation` },
};

const related: FilterFields = {
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
      `EXISTS (SELECT FROM license WHERE license.id = ${own}."weightsLicenseId" AND ${condition})`,
  },
  domains: {
    kind: 'related',
    linked: 'subject',
    fields: () => domainFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM model_domain link JOIN domain subject ON subject.id = link."domainId"
        WHERE link."modelId" = ${own}.id AND ${condition})`,
  },
  trainedOn: {
    kind: 'related',
    linked: 'training',
    fields: () => trainingFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM model_origin mine JOIN training ON training."modelOriginId" = mine."originId"
        JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
        JOIN dataset ON dataset.id = theirs."datasetId"
        WHERE mine."modelId" = ${own}.id AND mine."isCurrent" AND ${condition})`,
  },
  bases: {
    kind: 'related',
    linked: 'claim',
    fields: () => lineageFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM model_origin mine JOIN lineage claim ON claim."childOriginId" = mine."originId"
        JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
        JOIN model parent ON parent.id = theirs."modelId"
        WHERE mine."modelId" = ${own}.id AND mine."isCurrent" AND ${condition})`,
  },
};

const modelFilters: FilterFields = {
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('Model') },
  slug: { kind: 'text', column: (own) => `${own}.slug`, isSlug: true },
  name: { kind: 'text', column: (own) => `${own}.name`, isFolded: true },
  status: { kind: 'enum', column: (own) => `${own}.status` },
  visibility: { kind: 'enum', column: (own) => `${own}.visibility` },
  kind: { kind: 'enum', column: (own) => `${own}.kind` },
  inputModalities: { kind: 'texts', column: (own) => `${own}."inputModalities"` },
  outputModalities: { kind: 'texts', column: (own) => `${own}."outputModalities"` },
  tasks: { kind: 'texts', column: (own) => `${own}.tasks` },
  libraries: { kind: 'texts', column: (own) => `${own}.libraries` },
  languages: { kind: 'texts', column: (own) => `${own}.languages` },
  tags: { kind: 'texts', column: (own) => `${own}.tags` },
  architectureFamily: { kind: 'text', column: (own) => `${own}."architectureFamily"` },
  parameterCount: {
    kind: 'integer',
    column: (own) => `${own}."parameterCount"`,
    indexed: (own) => `coalesce(${own}."parameterCount", -1)`,
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
  ...related,
};

/** The list of models: at the root, of a publisher, in a domain, trained on a dataset. */
export const modelList: ListDefinition<ColumnOf<ModelEntity>> = {
  name: 'models',
  shape: modelShape,
  condition: (own) => `${own}."mergedIntoId" IS NULL`,
  filters: modelFilters,
  orders: {
    DOWNLOADS: { expression: (own) => `coalesce(${own}.downloads, -1)`, type: 'integer', indexed: 'DESC' },
    LIKES: { expression: (own) => `coalesce(${own}.likes, -1)`, type: 'integer', indexed: 'DESC' },
    PARAMETER_COUNT: {
      expression: (own) => `coalesce(${own}."parameterCount", -1)`,
      type: 'integer',
      indexed: 'ASC',
    },
    SLUG: { expression: (own) => `lower(${own}.slug)`, type: 'text', indexed: 'ASC' },
    NAME: { expression: (own) => `lower(${own}.name)`, type: 'text', indexed: 'ASC' },
    CREATED_AT: { expression: (own) => `${own}."createdAt"`, type: 'time', indexed: 'ASC' },
    UPDATED_AT: { expression: (own) => `${own}."updatedAt"`, type: 'time', indexed: 'ASC' },
  },
  defaultOrder: { field: 'DOWNLOADS', direction: 'DESC' },
  isLong: true,
  entries: {
    tasks: { table: 'model_task', value: 'taskId', row: 'modelId', order: 'DOWNLOADS', key: 'downloads' },
  },
  search: {
    document: (own) => `${own}.search`,
    boost: (own) => `(1 + ln(1 + coalesce(${own}.downloads, 0)::float8) / 20)`,
    bestKnown: 'DOWNLOADS',
  },
  facets: {
    tasks: { kind: 'values', column: 'tasks' },
    inputModalities: { kind: 'values', column: 'inputModalities' },
    outputModalities: { kind: 'values', column: 'outputModalities' },
    libraries: { kind: 'values', column: 'libraries' },
    languages: { kind: 'values', column: 'languages' },
    licenses: { kind: 'value', column: 'weightsLicenseId' },
    architectureFamilies: { kind: 'value', column: 'architectureFamily' },
    kinds: { kind: 'value', column: 'kind' },
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
      join: `CROSS JOIN LATERAL (SELECT domain.slug FROM model_domain link JOIN domain ON domain.id = link."domainId"
        WHERE link."modelId" = matched.id OFFSET 0) subject`,
      value: 'subject.slug',
    },
  },
  scopes: {
    publisher: (own, publisher) => `${own}."publisherId" = ${publisher}`,
    domain: (own, domain) =>
      `${own}.id IN (SELECT link."modelId" FROM model_domain link WHERE link."domainId" = ${domain})`,
    dataset: (own, dataset) =>
      `${own}.id IN (SELECT mine."modelId" FROM dataset_origin theirs
        JOIN training ON training."datasetOriginId" = theirs."originId"
        JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
        WHERE theirs."datasetId" = ${dataset})`,
  },
};
