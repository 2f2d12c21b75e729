import type { SqlExecutor, Transaction } from '../../platform/database';
import { LineageEntity } from '../lineage/lineage.entity';
import { TrainingEntity } from '../lineage/training.entity';
import type { LineageRelationName, TrainingRoleName } from '../vocabulary';

/**
 * Reads and writes what origins claim about models: what they were made from, and what they were
 * trained on.
 */
export class ClaimWritingRepository {
  /**
   * Whether `id` is `ancestorId` or was made from it, over any number of steps, by current origins.
   */
  async descendsFrom(executor: SqlExecutor, id: number, ancestorId: number): Promise<boolean> {
    const rows = await executor.query({
      label: 'model_descends_from',
      text: `WITH RECURSIVE above(id) AS (
          SELECT $1::int
          UNION
          SELECT base."modelId" FROM above
            JOIN model_origin child ON child."modelId" = above.id AND child."isCurrent"
            JOIN lineage ON lineage."childOriginId" = child."originId"
            JOIN model_origin base ON base."originId" = lineage."baseOriginId"
        ) SELECT FROM above WHERE id = $2`,
      values: [id, ancestorId],
    });
    return rows.length > 0;
  }

  /** Whether this is shown already, by whoever said so. */
  async hasLineage(
    executor: SqlExecutor,
    { childId, baseId, relation }: { childId: number; baseId: number; relation: LineageRelationName },
  ): Promise<boolean> {
    const rows = await executor.query({
      label: 'has_lineage',
      text: 'SELECT FROM model_lineage WHERE "childId" = $1 AND "baseId" = $2 AND relation = $3',
      values: [childId, baseId, relation],
    });
    return rows.length > 0;
  }

  async insertLineage(
    { manager }: Transaction,
    row: {
      childOriginId: number;
      baseOriginId: number;
      relation: LineageRelationName;
      relationRaw: string | null;
    },
  ): Promise<number> {
    return (await manager.save(LineageEntity, { ...row })).id;
  }

  /** Whether a current origin of the model says this already. */
  async hasTraining(
    executor: SqlExecutor,
    { modelId, datasetId, role }: { modelId: number; datasetId: number; role: TrainingRoleName },
  ): Promise<boolean> {
    const rows = await executor.query({
      label: 'has_training',
      text: `SELECT FROM training
        JOIN model_origin model ON model."originId" = "modelOriginId" AND model."isCurrent" AND model."modelId" = $1
        JOIN dataset_origin dataset ON dataset."originId" = "datasetOriginId" AND dataset."datasetId" = $2
        WHERE role = $3 LIMIT 1`,
      values: [modelId, datasetId, role],
    });
    return rows.length > 0;
  }

  async insertTraining(
    { manager }: Transaction,
    row: { modelOriginId: number; datasetOriginId: number; role: TrainingRoleName },
  ): Promise<number> {
    return (await manager.save(TrainingEntity, { ...row })).id;
  }
}
