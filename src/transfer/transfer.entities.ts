import { EvaluationEntity } from './evaluation.entity';
import { MetricEntity } from './metric.entity';
import { StudyEntity } from './study.entity';
import { TransferEdgeEntity } from './transfer-edge.entity';
import { TransferResultDisputeEntity } from './transfer-result-dispute.entity';
import { TransferResultEntity } from './transfer-result.entity';

/**
 * Tables that other features write too: what they list of columns is held to these by the compiler.
 */
export interface TransferTables {
  readonly metric: MetricEntity;
  readonly study: StudyEntity;
}

/** Every table of evidence and of transfer edges, for the data source. */
export const transferEntities = [
  EvaluationEntity,
  MetricEntity,
  StudyEntity,
  TransferEdgeEntity,
  TransferResultDisputeEntity,
  TransferResultEntity,
];
