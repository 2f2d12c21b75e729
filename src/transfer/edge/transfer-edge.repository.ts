import { domainList, modelList } from '../../catalog';
import { shapeOf, type ColumnOf, type FilterFields, type ListDefinition } from '../../platform/database';
import { keyParser } from '../../platform/graphql/global-id';
import { TransferEdgeEntity } from '../transfer-edge.entity';

/**
 * The model that an edge is about now: after a merge that is the other model, which shows the
 * declared edges too. The rows stay, so that a split restores them.
 */
const survivorOf = (edge: string): string =>
  `(SELECT coalesce(named."mergedIntoId", named.id) FROM model named WHERE named.id = ${edge}."baseId")`;

/** What tells the way of the base to the task. */
const adaptableBase = (edge: string): string =>
  `(SELECT jsonb_build_object('kind', base.kind, 'architectureFamily', base."architectureFamily", 'taskIds', base.tasks,
      'inputModalities', base."inputModalities", 'outputModalities', base."outputModalities")
    FROM model base WHERE base.id = ${survivorOf(edge)})`;

const transferEdgeShape = shapeOf(TransferEdgeEntity, {
  columns: [
    'id',
    'taskId',
    'protocol',
    'kind',
    'expectedGain',
    'compatibility',
    'margin',
    'evidenceCount',
    'reason',
    'catalogRevision',
    'recommenderVersion',
    'updatedAt',
  ],
  computed: { adaptable: adaptableBase },
  needs: { task: ['taskId'], way: ['taskId', 'adaptable'] },
  one: {
    base: { shape: () => modelList.shape, on: (own, edge) => `${own}.id = ${survivorOf(edge)}` },
    domain: { shape: () => domainList.shape, on: (own, edge) => `${own}.id = ${edge}."domainId"` },
  },
});

const edgeFilters: FilterFields = {
  id: { kind: 'key', column: (own) => `${own}.id`, parse: keyParser('TransferEdge') },
  base: {
    kind: 'related',
    linked: 'base',
    fields: () => modelList.filters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM model named JOIN model base ON base.id = coalesce(named."mergedIntoId", named.id)
        WHERE named.id = ${own}."baseId" AND ${condition})`,
  },
  domain: {
    kind: 'related',
    linked: 'subject',
    fields: () => domainList.filters,
    exists: (condition, own) =>
      `EXISTS (SELECT FROM domain subject WHERE subject.id = ${own}."domainId" AND ${condition})`,
  },
  task: { kind: 'text', column: (own) => `${own}."taskId"` },
  protocol: { kind: 'enum', column: (own) => `${own}.protocol` },
  kind: { kind: 'enum', column: (own) => `${own}.kind` },
  expectedGain: { kind: 'real', column: (own) => `${own}."expectedGain"` },
  compatibility: { kind: 'real', column: (own) => `${own}.compatibility` },
  margin: { kind: 'real', column: (own) => `${own}.margin` },
  evidenceCount: { kind: 'integer', column: (own) => `${own}."evidenceCount"` },
  updatedAt: { kind: 'time', column: (own) => `${own}."updatedAt"` },
};

export const transferEdgeList: ListDefinition<ColumnOf<TransferEdgeEntity>> = {
  name: 'transfer_edges',
  shape: transferEdgeShape,
  filters: edgeFilters,
  orders: {
    EXPECTED_GAIN: {
      expression: (own) => `coalesce(${own}."expectedGain", '-Infinity')`,
      type: 'real',
      indexed: 'DESC',
    },
    COMPATIBILITY: {
      expression: (own) => `coalesce(${own}.compatibility, -1)`,
      type: 'real',
      indexed: 'DESC',
    },
    EVIDENCE_COUNT: { expression: (own) => `${own}."evidenceCount"`, type: 'integer', indexed: 'DESC' },
    UPDATED_AT: { expression: (own) => `${own}."updatedAt"`, type: 'time', indexed: 'ASC' },
  },
  defaultOrder: { field: 'EXPECTED_GAIN', direction: 'DESC' },
  isLong: true,
  refersToOthers: true,
  scopes: {
    // A model that others were merged into shows what was declared of them, too.
    base: {
      tie: (own, base) => `${own}."baseId" = ${base}`,
      others: (bases) =>
        `SELECT gone."mergedIntoId", gone.id FROM model gone WHERE gone."mergedIntoId" = ANY (${bases})`,
      inherited: (own) => `${own}.kind = 'DECLARED'`,
    },
    domain: (own, domain) => `${own}."domainId" = ${domain}`,
  },
};
