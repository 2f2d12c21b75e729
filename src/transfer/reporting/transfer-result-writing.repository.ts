import type { VisibilityName } from '../../access';
import type { SqlExecutor, Transaction } from '../../platform/database';
import { TransferResultDisputeEntity } from '../transfer-result-dispute.entity';
import { TransferResultEntity } from '../transfer-result.entity';
import type { DisputeKindName, ProtocolName } from '../vocabulary';

/** The key of a result: one result counts for each key. */
export interface ResultKey {
  readonly studyId: number;
  readonly baseId: number;
  readonly targetId: number;
  readonly split: string | null;
  readonly protocol: ProtocolName;
  readonly metricId: string;
  readonly trainingExamples: number | null;
  readonly recipe: string | null;
  readonly seed: number | null;
}

export interface RecordedResult extends ResultKey {
  readonly id: number;
  readonly value: number;
  readonly baseOriginId: number;
  readonly targetOriginId: number;
  /** The result that corrects this one, when one does. */
  readonly supersededById: number | null;
  readonly isRetracted: boolean;
  readonly visibility: VisibilityName;
  /** Whose members see it while it is hidden. */
  readonly publisherId: number | null;
}

export interface NewResult extends Omit<ResultKey, 'baseId' | 'targetId'> {
  readonly baseOriginId: number;
  readonly targetOriginId: number;
  readonly adaptedOriginId: number | null;
  readonly value: number;
  readonly gpuHours: number | null;
  readonly scratchBaseline: number | null;
  readonly supersedesId: number | null;
  readonly receiptId: string | null;
  readonly visibility: VisibilityName;
  readonly publisherId: number | null;
}

const RECORDED = `
  SELECT result.id, result.value, "studyId", base."modelId" AS "baseId", target."datasetId" AS "targetId", split, protocol,
    "metricId", "trainingExamples", recipe, seed, result.visibility, result."publisherId", "baseOriginId", "targetOriginId",
    (SELECT later.id FROM transfer_result later WHERE later."supersedesId" = result.id) AS "supersededById",
    EXISTS (SELECT FROM transfer_result_dispute WHERE "resultId" = result.id AND kind = 'RETRACTION') AS "isRetracted"
  FROM transfer_result result
  JOIN model_origin base ON base."originId" = "baseOriginId"
  JOIN dataset_origin target ON target."originId" = "targetOriginId"`;

/** Who reports a result. */
export interface Reporter {
  readonly principal: string | null;
  /** Whether the receipts of others are shown to them. */
  readonly mayReadAll: boolean;
}

/** Writes transfer results, and disputes and retractions of them. */
export class TransferResultWritingRepository {
  async findById(executor: SqlExecutor, id: number): Promise<RecordedResult | null> {
    const [row] = await executor.query<RecordedResult>({
      label: 'recorded_result',
      text: `${RECORDED} WHERE result.id = $1`,
      values: [id],
    });
    return row ?? null;
  }

  /** The result of this key that no other supersedes, over all origins of base and target. */
  async findStanding(executor: SqlExecutor, key: ResultKey): Promise<RecordedResult | null> {
    const [row] = await executor.query<RecordedResult>({
      label: 'standing_result',
      text: `${RECORDED}
        WHERE "studyId" = $1 AND base."modelId" = $2 AND target."datasetId" = $3 AND split IS NOT DISTINCT FROM $4
          AND protocol = $5 AND "metricId" = $6 AND "trainingExamples" IS NOT DISTINCT FROM $7
          AND recipe IS NOT DISTINCT FROM $8 AND seed IS NOT DISTINCT FROM $9
          AND NOT EXISTS (SELECT FROM transfer_result later WHERE later."supersedesId" = result.id)
        LIMIT 1`,
      values: [
        key.studyId,
        key.baseId,
        key.targetId,
        key.split,
        key.protocol,
        key.metricId,
        key.trainingExamples,
        key.recipe,
        key.seed,
      ],
    });
    return row ?? null;
  }

  /**
   * Whether there is a receipt that this reporter may read; it stays until the transaction ends.
   *
   * @param id a UUID
   */
  async hasReceipt(executor: SqlExecutor, id: string, reporter: Reporter): Promise<boolean> {
    const rows = await executor.query({
      label: 'receipt_of_result',
      text: `SELECT 1 FROM receipt WHERE id = $1 AND ($3 OR asker = $2 OR asker IS NULL) FOR KEY SHARE`,
      values: [id, reporter.principal, reporter.mayReadAll],
    });
    return rows.length > 0;
  }

  async insert({ manager }: Transaction, result: NewResult): Promise<number> {
    return (await manager.save(TransferResultEntity, { ...result })).id;
  }

  async insertDispute(
    { manager }: Transaction,
    dispute: { resultId: number; kind: DisputeKindName; reason: string },
  ): Promise<number> {
    return (await manager.save(TransferResultDisputeEntity, { ...dispute })).id;
  }
}
