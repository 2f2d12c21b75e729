import {
  project,
  shapeOf,
  type ListDefinition,
  type Selection,
  type SqlExecutor,
} from '../../platform/database';
import { datasetShape } from '../dataset/dataset.repository';
import { modelShape } from '../model/model.repository';
import type { Model } from '../model/model.type';
import { LineageEntity } from './lineage.entity';
import { TrainingEntity } from './training.entity';
import type { RelativeRow, Walk } from './walk';

/**
 * Claims of models about their bases; the same claim by several origins counts once. Only current
 * origins of the child count.
 */
const LINEAGE = `(SELECT min(claim.id) AS id, mine."modelId" AS "childId", theirs."modelId" AS "baseId", claim.relation,
    min(claim."relationRaw") AS "relationRaw"
  FROM lineage claim JOIN model_origin mine ON mine."originId" = claim."childOriginId" AND mine."isCurrent"
  JOIN model_origin theirs ON theirs."originId" = claim."baseOriginId"
  WHERE mine."modelId" <> theirs."modelId"
  GROUP BY mine."modelId", theirs."modelId", claim.relation)`;

/**
 * Holds where another source of the same hub says that the model was pretrained on the data: one
 * that only names the data is taken for the last stage, and gives way. A source that was split off
 * to another model says nothing of this one.
 */
export const SAID_BETTER = `(training.role = 'FINE_TUNING' AND EXISTS (
    SELECT FROM origin own
    JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
      AND other.source <> own.source
    JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
    JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
    JOIN training better ON better."modelOriginId" = other.id AND better."datasetOriginId" = training."datasetOriginId"
      AND better.role = 'PRETRAINING'
    WHERE own.id = training."modelOriginId"))`;

const TRAINING = `(SELECT min(training.id) AS id, mine."modelId", theirs."datasetId", training.role
  FROM training JOIN model_origin mine ON mine."originId" = training."modelOriginId" AND mine."isCurrent"
  JOIN dataset_origin theirs ON theirs."originId" = training."datasetOriginId"
  WHERE NOT ${SAID_BETTER}
  GROUP BY mine."modelId", theirs."datasetId", training.role)`;

/** Lineage by child (its bases) or by base (its derivatives), in the order of recording. */
export const lineageList: ListDefinition = {
  name: 'lineage',
  shape: shapeOf(LineageEntity, {
    source: LINEAGE,
    columns: ['id', 'relation', 'relationRaw'],
    computed: { childId: (own) => `${own}."childId"`, baseId: (own) => `${own}."baseId"` },
    needs: { child: ['childId'], base: ['baseId'] },
    one: {
      child: { shape: () => modelShape, on: (own, lineage) => `${own}.id = ${lineage}."childId"` },
      base: { shape: () => modelShape, on: (own, lineage) => `${own}.id = ${lineage}."baseId"` },
    },
  }),
  filters: { relation: { kind: 'enum', column: (own) => `${own}.relation` } },
  orders: { RECORDED: { expression: (own) => `${own}.id`, type: 'integer', indexed: 'ASC' } },
  defaultOrder: { field: 'RECORDED', direction: 'ASC' },
  scopes: {
    child: (own, child) => `${own}."childId" = ${child}`,
    base: (own, base) => `${own}."baseId" = ${base}`,
  },
};

/** What a model was trained on, in the order of recording. */
export const trainingList: ListDefinition = {
  name: 'trainings',
  shape: shapeOf(TrainingEntity, {
    source: TRAINING,
    columns: ['id', 'role'],
    computed: { modelId: (own) => `${own}."modelId"`, datasetId: (own) => `${own}."datasetId"` },
    needs: { dataset: ['datasetId'] },
    one: {
      dataset: { shape: () => datasetShape, on: (own, training) => `${own}.id = ${training}."datasetId"` },
    },
  }),
  filters: { role: { kind: 'enum', column: (own) => `${own}.role` } },
  orders: { RECORDED: { expression: (own) => `${own}.id`, type: 'integer', indexed: 'ASC' } },
  defaultOrder: { field: 'RECORDED', direction: 'ASC' },
  scopes: { model: (own, model) => `${own}."modelId" = ${model}` },
};

/** Walks lineage over several steps. */
export class LineageRepository {
  constructor(private readonly database: SqlExecutor) {}

  /**
   * Every model within `depth` steps of each start, nearest and best known first. A model is
   * reached once for each number of steps, never once for each path, so the walk stays bounded even
   * with cycles and diamonds. It ends with the step that reaches more than `first` models at once:
   * all that are further away come after those.
   */
  async walk(
    startIds: readonly number[],
    { direction, depth, first }: Walk,
    selection: Selection,
  ): Promise<RelativeRow[]> {
    const projection = project(modelShape, selection, 'item');
    const [from, to] = direction === 'up' ? ['child', 'base'] : ['base', 'child'];
    const rows = await this.database.query<
      Model & Record<string, unknown> & { startId: number; depth: number }
    >({
      label: `lineage_${direction}`,
      text: `WITH RECURSIVE reached(start, id, depth, found) AS (
          SELECT start, start, 0, 0::bigint FROM unnest($1::int[]) AS asked(start)
          UNION
          SELECT start, id, depth, max(place) OVER (PARTITION BY start)
          FROM (
            SELECT reached.start, ${to}."modelId" AS id, reached.depth + 1 AS depth,
              dense_rank() OVER (PARTITION BY reached.start ORDER BY ${to}."modelId") AS place
            FROM reached JOIN model_origin ${from} ON ${from}."modelId" = reached.id
            JOIN lineage claim ON claim."${from}OriginId" = ${from}."originId"
            JOIN model_origin ${to} ON ${to}."originId" = claim."${to}OriginId"
            WHERE reached.depth < $2 AND reached.found <= $3 AND child."isCurrent"
          ) step
        ), nearest AS (
          SELECT start, id, min(depth) AS depth FROM reached WHERE id <> start GROUP BY start, id
        ), ranked AS (
          SELECT nearest.*, row_number() OVER (
            PARTITION BY start ORDER BY nearest.depth, coalesce(model.downloads, -1) DESC, model.id) AS place
          FROM nearest JOIN model ON model.id = nearest.id
        )
        SELECT ranked.start AS "startId", ranked.depth,
          ${projection.columns.join(',\n          ')}
        FROM ranked JOIN model item ON item.id = ranked.id
        ${projection.joins.join('\n        ')}
        WHERE ranked.place <= $3 ORDER BY ranked.start, ranked.place`,
      values: [startIds, depth, first],
    });
    return rows.map((row) => {
      projection.nest(row);
      return { startId: row.startId, depth: row.depth, model: row };
    });
  }
}
