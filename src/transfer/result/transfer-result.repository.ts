import { datasetList, modelList } from '../../catalog';
import {
  namedBy,
  shapeOf,
  type ColumnOf,
  type Expression,
  type FilterField,
  type FilterFields,
  type ListDefinition,
} from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { metricShape, studyFilters, studyShape } from '../study/study.repository';
import { TransferResultDisputeEntity } from '../transfer-result-dispute.entity';
import { TransferResultEntity } from '../transfer-result.entity';

/** The entity that an origin of a result is mapped to now. */
const modelOf = (origin: string): string =>
  `(SELECT mapped."modelId" FROM model_origin mapped WHERE mapped."originId" = ${origin})`;
const datasetOf = (origin: string): string =>
  `(SELECT mapped."datasetId" FROM dataset_origin mapped WHERE mapped."originId" = ${origin})`;

// Few results supersede another: said so, the planner takes those alone from their index.
const isSuperseded: Expression = (own) =>
  `EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = ${own}.id AND later."supersedesId" IS NOT NULL)`;
const isRetracted: Expression = (own) =>
  `EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = ${own}.id AND dispute.kind = 'RETRACTION')`;
const isDisputed: Expression = (own) =>
  `EXISTS (SELECT FROM transfer_result_dispute dispute WHERE dispute."resultId" = ${own}.id)`;

/**
 * Whether the target is among what the base, or a model that its weights go back to, was trained
 * on, as their current origins say; null when they say nothing about training. Triggers keep the
 * exposures, each with whom the models and the dataset are for that it is known by.
 */
const isLeaked: Expression = (own) =>
  `(SELECT bool_or(exposure."sawTarget") FROM transfer_result_exposure exposure WHERE exposure."resultId" = ${own}.id)`;
const hasLeaked: Expression = (own) =>
  `EXISTS (SELECT FROM transfer_result_exposure exposure WHERE exposure."resultId" = ${own}.id AND exposure."sawTarget")`;

/**
 * Whether the result, or what it is about, is only for these; read from small indexes of what is
 * hidden.
 */
const isFor = (own: string, visibility: 'INTERNAL' | 'PRIVATE'): string => {
  const among = (origin: string, kind: 'model' | 'dataset') =>
    `${own}."${origin}" IN (SELECT hidden."originId" FROM ${kind}_origin hidden
      WHERE hidden.visibility <> 'PUBLIC' AND hidden.visibility = '${visibility}')`;
  return [
    `${own}.visibility = '${visibility}'`,
    among('baseOriginId', 'model'),
    among('adaptedOriginId', 'model'),
    among('targetOriginId', 'dataset'),
  ].join(' OR ');
};
const visibility: Expression = (own) =>
  `(CASE WHEN ${isFor(own, 'PRIVATE')} THEN 'PRIVATE' WHEN ${isFor(own, 'INTERNAL')} THEN 'INTERNAL' ELSE 'PUBLIC' END)`;

const disputeShape = shapeOf(TransferResultDisputeEntity, {
  columns: ['id', 'kind', 'reason', 'recordedAt'],
});

const transferResultShape = shapeOf(TransferResultEntity, {
  columns: [
    'id',
    'split',
    'protocol',
    'value',
    'trainingExamples',
    'recipe',
    'seed',
    'gpuHours',
    'scratchBaseline',
    'derivation',
    'supersedesId',
    'recordedAt',
  ],
  computed: {
    isLeaked,
    isRetracted,
    visibility,
    supersededById: (own) =>
      `(SELECT later.id FROM transfer_result later WHERE later."supersedesId" = ${own}.id)`,
  },
  needs: { cost: ['gpuHours'], supersedes: ['supersedesId'], supersededBy: ['supersededById'] },
  one: {
    study: { shape: () => studyShape, on: (own, result) => `${own}.id = ${result}."studyId"` },
    metric: namedBy(() => metricShape, 'metricId'),
    base: {
      shape: () => modelList.shape,
      on: (own, result) => `${own}.id = ${modelOf(`${result}."baseOriginId"`)}`,
    },
    adapted: {
      shape: () => modelList.shape,
      on: (own, result) => `${own}.id = ${modelOf(`${result}."adaptedOriginId"`)}`,
    },
    target: {
      shape: () => datasetList.shape,
      on: (own, result) => `${own}.id = ${datasetOf(`${result}."targetOriginId"`)}`,
    },
  },
  few: {
    disputes: {
      shape: () => disputeShape,
      from: (own, result) => `transfer_result_dispute ${own} WHERE ${own}."resultId" = ${result}.id`,
      orderBy: (own) => `${own}.id`,
      fields: ['kind', 'reason', 'recordedAt'],
    },
  },
});

const model = (origin: 'baseOriginId' | 'adaptedOriginId', linked: string): FilterField => ({
  kind: 'related',
  linked,
  fields: () => modelList.filters,
  exists: (condition, own) =>
    `EXISTS (SELECT FROM model_origin link JOIN model ${linked} ON ${linked}.id = link."modelId"
      WHERE link."originId" = ${own}."${origin}" AND ${condition})`,
});

const resultFilters: FilterFields = {
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('TransferResult') },
  base: model('baseOriginId', 'base'),
  adapted: model('adaptedOriginId', 'adapted'),
  target: {
    kind: 'related',
    linked: 'dataset',
    fields: () => datasetList.filters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM dataset_origin link JOIN dataset ON dataset.id = link."datasetId"
        WHERE link."originId" = ${own}."targetOriginId" AND ${condition})`,
  },
  study: {
    kind: 'related',
    linked: 'study',
    fields: () => studyFilters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM study WHERE study.id = ${own}."studyId" AND ${condition})`,
  },
  protocol: { kind: 'enum', column: (own) => `${own}.protocol` },
  derivation: { kind: 'enum', column: (own) => `${own}.derivation` },
  visibility: { kind: 'enum', column: visibility },
  metric: { kind: 'text', column: (own) => `${own}."metricId"` },
  split: { kind: 'text', column: (own) => `${own}.split` },
  recipe: { kind: 'text', column: (own) => `${own}.recipe` },
  value: { kind: 'real', column: (own) => `${own}.value` },
  trainingExamples: {
    kind: 'integer',
    column: (own) => `${own}."trainingExamples"`,
    indexed: (own) => `coalesce(${own}."trainingExamples", -1)`,
  },
  recordedAt: { kind: 'time', column: (own) => `${own}."recordedAt"` },
  isStanding: { kind: 'flag', condition: (own) => `NOT ${isSuperseded(own)} AND NOT ${isRetracted(own)}` },
  isDisputed: { kind: 'flag', condition: isDisputed },
  isLeaked: { kind: 'flag', condition: hasLeaked },
};

export const transferResultList: ListDefinition<ColumnOf<TransferResultEntity>> = {
  name: 'transfer_results',
  shape: transferResultShape,
  filters: resultFilters,
  orders: {
    // Ids are given in the order of recording, and unlike the times they are indexed.
    RECORDED_AT: { expression: (own) => `${own}.id`, type: 'integer', indexed: 'ASC' },
    VALUE: { expression: (own) => `${own}.value`, type: 'real', indexed: 'DESC' },
    TRAINING_EXAMPLES: {
      expression: (own) => `coalesce(${own}."trainingExamples", -1)`,
      type: 'integer',
      indexed: 'DESC',
    },
  },
  defaultOrder: { field: 'RECORDED_AT', direction: 'DESC' },
  isLong: true,
  refersToOthers: true,
  countedAs: 'transfer_result',
  scopes: {
    base: (own, base) =>
      `${own}."baseOriginId" IN (SELECT mapped."originId" FROM model_origin mapped WHERE mapped."modelId" = ${base})`,
    target: (own, target) =>
      `${own}."targetOriginId" IN (SELECT mapped."originId" FROM dataset_origin mapped WHERE mapped."datasetId" = ${target})`,
  },
};
