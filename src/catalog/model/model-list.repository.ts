import type { ColumnOf, FilterFields, ListDefinition } from '../../platform/database';
import { describedList, numberFilter, numberOrder } from '../entity/described-list';
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
  trainedOn: {
    kind: 'related',
    linked: 'training',
    fields: () => trainingFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM model_dataset training JOIN dataset ON dataset.id = training."datasetId"
        WHERE training."modelId" = ${own}.id AND ${condition})`,
  },
  bases: {
    kind: 'related',
    linked: 'claim',
    fields: () => lineageFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM model_lineage claim JOIN model parent ON parent.id = claim."baseId"
        WHERE claim."childId" = ${own}.id AND ${condition})`,
  },
};

const described = describedList({ type: 'Model', table: 'model', license: 'weightsLicenseId' });

/** The list of models: at the root, of a publisher, in a domain, trained on a dataset. */
export const modelList: ListDefinition<ColumnOf<ModelEntity>> = {
  ...described,
  name: 'models',
  shape: modelShape,
  filters: {
    ...described.filters,
    kind: { kind: 'enum', column: (own) => `${own}.kind` },
    inputModalities: { kind: 'texts', column: (own) => `${own}."inputModalities"` },
    outputModalities: { kind: 'texts', column: (own) => `${own}."outputModalities"` },
    mainTask: { kind: 'text', column: (own) => `${own}.tasks[1]` },
    libraries: { kind: 'texts', column: (own) => `${own}.libraries` },
    architectureFamily: { kind: 'text', column: (own) => `${own}."architectureFamily"` },
    parameterCount: numberFilter('"parameterCount"'),
    ...related,
  },
  orders: { ...described.orders, PARAMETER_COUNT: numberOrder('"parameterCount"', 'ASC') },
  entries: {
    tasks: { table: 'model_task', value: 'taskId', row: 'modelId', order: 'DOWNLOADS', key: 'downloads' },
  },
  facets: {
    ...described.facets,
    inputModalities: { kind: 'values', column: 'inputModalities' },
    outputModalities: { kind: 'values', column: 'outputModalities' },
    libraries: { kind: 'values', column: 'libraries' },
    architectureFamilies: { kind: 'value', column: 'architectureFamily' },
    kinds: { kind: 'value', column: 'kind' },
  },
  scopes: {
    ...described.scopes,
    dataset: (own, dataset) =>
      `${own}.id IN (SELECT link."modelId" FROM model_dataset link WHERE link."datasetId" = ${dataset})`,
  },
  scopeEntries: {
    domain: {
      table: 'model_domain',
      value: 'domainId',
      row: 'modelId',
      order: 'DOWNLOADS',
      key: 'downloads',
    },
    dataset: {
      table: 'model_dataset',
      // A model that was pretrained on a dataset and fine-tuned on it is listed once.
      only: 'isFirst',
      value: 'datasetId',
      row: 'modelId',
      order: 'DOWNLOADS',
      key: 'downloads',
    },
  },
};
