import { datasetList, modelList } from '../../catalog';
import {
  namedBy,
  shapeOf,
  type ColumnOf,
  type FilterFields,
  type ListDefinition,
} from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { EvaluationEntity } from '../evaluation.entity';
import { metricShape, studyFilters, studyShape } from '../study/study.repository';

const evaluationShape = shapeOf(EvaluationEntity, {
  columns: [
    'id',
    'subset',
    'datasetRevision',
    'taskId',
    'split',
    'value',
    'verified',
    'sourceUrl',
    'recordedAt',
  ],
  needs: { task: ['taskId'] },
  one: {
    model: {
      shape: () => modelList.shape,
      on: (own, evaluation) =>
        `${own}.id = (SELECT mapped."modelId" FROM model_origin mapped WHERE mapped."originId" = ${evaluation}."modelOriginId")`,
    },
    dataset: {
      shape: () => datasetList.shape,
      on: (own, evaluation) =>
        `${own}.id = (SELECT mapped."datasetId" FROM dataset_origin mapped WHERE mapped."originId" = ${evaluation}."datasetOriginId")`,
    },
    study: { shape: () => studyShape, on: (own, evaluation) => `${own}.id = ${evaluation}."studyId"` },
    metric: namedBy(() => metricShape, 'metricId'),
  },
});

const evaluationFilters: FilterFields = {
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('Evaluation') },
  model: {
    kind: 'related',
    linked: 'model',
    fields: () => modelList.filters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM model_origin link JOIN model ON model.id = link."modelId"
        WHERE link."originId" = ${own}."modelOriginId" AND ${condition})`,
  },
  dataset: {
    kind: 'related',
    linked: 'dataset',
    fields: () => datasetList.filters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
        WHERE link."originId" = ${own}."datasetOriginId" AND ${condition})`,
  },
  study: {
    kind: 'related',
    linked: 'study',
    fields: () => studyFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM study WHERE study.id = ${own}."studyId" AND ${condition})`,
  },
  task: { kind: 'text', column: (own) => `${own}."taskId"` },
  metric: { kind: 'text', column: (own) => `${own}."metricId"` },
  subset: { kind: 'text', column: (own) => `${own}.subset` },
  split: { kind: 'text', column: (own) => `${own}.split` },
  value: { kind: 'real', column: (own) => `${own}.value` },
  verified: { kind: 'flag', condition: (own) => `${own}.verified` },
  recordedAt: { kind: 'time', column: (own) => `${own}."recordedAt"` },
};

export const evaluationList: ListDefinition<ColumnOf<EvaluationEntity>> = {
  name: 'evaluations',
  shape: evaluationShape,
  // Claims of an older revision of a record no longer count, and what several origins of a model
  // say, such as a listing and a card, counts once: triggers keep those that do. Each is looked up,
  // as a join would read all of them for a page.
  condition: (own) => `(SELECT true FROM listed_evaluation listed WHERE listed."evaluationId" = ${own}.id)`,
  filters: evaluationFilters,
  orders: {
    // Ids are given in the order of recording, and unlike the times they are indexed.
    RECORDED_AT: { expression: (own) => `${own}.id`, type: 'integer', indexed: 'ASC' },
    VALUE: { expression: (own) => `${own}.value`, type: 'real', indexed: 'DESC' },
  },
  defaultOrder: { field: 'RECORDED_AT', direction: 'DESC' },
  isLong: true,
  refersToOthers: true,
  listed: {
    table: 'listed_evaluation',
    row: 'evaluationId',
    keys: { RECORDED_AT: 'evaluationId', VALUE: 'value' },
  },
  scopes: {
    model: (own, model) =>
      `${own}."modelOriginId" IN (SELECT mapped."originId" FROM model_origin mapped WHERE mapped."modelId" = ${model})`,
    dataset: (own, dataset) =>
      `${own}."datasetOriginId" IN (SELECT mapped."originId" FROM dataset_origin mapped WHERE mapped."datasetId" = ${dataset})`,
  },
};
