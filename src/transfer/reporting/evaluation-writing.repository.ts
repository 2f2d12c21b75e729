import type { SqlExecutor, Transaction } from '../../platform/database';
import { EvaluationEntity } from '../evaluation.entity';

export interface EvaluationKey {
  readonly modelId: number;
  readonly datasetId: number | null;
  readonly subset: string | null;
  readonly datasetRevision: string | null;
  readonly taskId: string | null;
  readonly split: string | null;
  readonly metricId: string;
  readonly studyId: number | null;
  readonly sourceUrl: string | null;
  readonly value: number;
}

export interface NewEvaluation extends Omit<EvaluationKey, 'modelId' | 'datasetId'> {
  readonly modelOriginId: number;
  readonly datasetOriginId: number | null;
}

/** Writes evaluations. */
export class EvaluationWritingRepository {
  /** The same claim, made by any current origin of the model; null when none makes it. */
  async findSame(executor: SqlExecutor, key: EvaluationKey): Promise<number | null> {
    const [row] = await executor.query<{ id: number }>({
      label: 'same_evaluation',
      text: `SELECT evaluation.id FROM evaluation
        JOIN model_origin model ON model."originId" = "modelOriginId" AND model."isCurrent" AND model."modelId" = $1
        LEFT JOIN dataset_origin dataset ON dataset."originId" = "datasetOriginId"
        WHERE dataset."datasetId" IS NOT DISTINCT FROM $2 AND "taskId" IS NOT DISTINCT FROM $3
          AND split IS NOT DISTINCT FROM $4 AND "metricId" = $5 AND "studyId" IS NOT DISTINCT FROM $6
          AND "sourceUrl" IS NOT DISTINCT FROM $7 AND value = $8
          AND subset IS NOT DISTINCT FROM $9 AND "datasetRevision" IS NOT DISTINCT FROM $10
        LIMIT 1`,
      values: [
        key.modelId,
        key.datasetId,
        key.taskId,
        key.split,
        key.metricId,
        key.studyId,
        key.sourceUrl,
        key.value,
        key.subset,
        key.datasetRevision,
      ],
    });
    return row?.id ?? null;
  }

  async insert({ manager }: Transaction, evaluation: NewEvaluation): Promise<number> {
    return (await manager.save(EvaluationEntity, { ...evaluation })).id;
  }
}
