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
 * Holds for a claim of lineage whose relation was inferred, where another current origin of the
 * same repository tells it: by stating one, or by more than the lack of any sign, which is what
 * FINETUNE is inferred from.
 *
 * @param claim name of the row
 */
export const toldBetter = (claim: string): string => `(${claim}."relationRaw" IS NULL AND EXISTS (
    SELECT FROM origin own
    JOIN origin other ON other."hubId" = own."hubId" AND other.kind = 'MODEL' AND other."externalId" = own."externalId"
      AND other.id <> own.id
    JOIN model_origin said ON said."originId" = other.id AND said."isCurrent"
    JOIN model_origin mapped ON mapped."originId" = own.id AND mapped."modelId" = said."modelId"
    JOIN lineage better ON better."childOriginId" = other.id AND better."baseOriginId" = ${claim}."baseOriginId"
      AND better.relation <> ${claim}.relation AND (better."relationRaw" IS NOT NULL OR ${claim}.relation = 'FINETUNE')
    WHERE own.id = ${claim}."childOriginId"))`;

/**
 * What models say of their bases, kept up by triggers from the claims of their current origins: the
 * same claim by several origins counts once.
 */
const LINEAGE = 'model_lineage';

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

/**
 * What models were trained on, kept up by triggers from the claims of their current origins: the
 * same claim by several origins counts once, and one that another source tells better not at all.
 */
const TRAINING = 'model_dataset';

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
   * all that are further away come after those. Of what was made from one model the best known are
   * read, as many as that takes; each is looked up, as nobody knows beforehand that they are few.
   */
  async walk(
    startIds: readonly number[],
    { direction, depth, first }: Walk,
    selection: Selection,
  ): Promise<RelativeRow[]> {
    const projection = project(modelShape, selection, 'item');
    const [from, to] = direction === 'up' ? ['child', 'base'] : ['base', 'child'];
    const best = direction === 'up' ? '' : `ORDER BY made.downloads DESC, made."childId" LIMIT $3 + 1`;
    const rows = await this.database.query<Model & { startId: number; depth: number }>({
      label: `lineage_${direction}`,
      text: `WITH RECURSIVE reached(start, id, depth, found) AS (
          SELECT start, start, 0, 0::bigint FROM unnest($1::int[]) AS asked(start)
          UNION
          SELECT start, id, depth, max(place) OVER (PARTITION BY start)
          FROM (
            SELECT reached.start, made."${to}Id" AS id, reached.depth + 1 AS depth,
              dense_rank() OVER (PARTITION BY reached.start ORDER BY made."${to}Id") AS place
            FROM reached CROSS JOIN LATERAL (
              SELECT made."${to}Id" FROM model_lineage made
              WHERE made."${from}Id" = reached.id AND made."isFirst" ${best}
            ) made
            WHERE reached.depth < $2 AND reached.found <= $3
          ) step
        ), nearest AS (
          SELECT start, id, min(depth) AS depth FROM reached WHERE id <> start GROUP BY start, id
        ), ranked AS (
          SELECT nearest.*, row_number() OVER (
            PARTITION BY start ORDER BY nearest.depth, coalesce(model.downloads, -1) DESC, nearest.id) AS place
          FROM nearest CROSS JOIN LATERAL (SELECT downloads FROM model WHERE model.id = nearest.id OFFSET 0) model
        )
        SELECT ranked.start AS "startId", ranked.depth,
          ${projection.columns.join(',\n          ')}
        FROM ranked CROSS JOIN LATERAL (SELECT * FROM model WHERE model.id = ranked.id OFFSET 0) item
        ${projection.joins.join('\n        ')}
        WHERE ranked.place <= $3 ORDER BY ranked.start, ranked.place`,
      values: [startIds, depth, first],
      read: projection.reader(['startId', 'depth']),
    });
    return rows.map((row) => ({ startId: row.startId, depth: row.depth, model: row }));
  }
}
