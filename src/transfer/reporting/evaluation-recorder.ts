import type { ReferenceRepository } from '../../catalog';
import type { Transaction } from '../../platform/database';
import { encodeGlobalId } from '../../platform/graphql/global-id';
import { refuse } from '../../platform/refusal';
import type { DerivedResultRepository } from './derived-result.repository';
import type { EvaluationKey, EvaluationWritingRepository } from './evaluation-writing.repository';

/** Writes an evaluation whose words were found, with what follows from it. */
export class EvaluationRecorder {
  constructor(
    private readonly origins: ReferenceRepository,
    private readonly evaluations: EvaluationWritingRepository,
    private readonly derived: DerivedResultRepository,
  ) {}

  /**
   * @returns the new evaluation's database id
   * @throws RefusedError when the same is recorded already
   */
  async record(transaction: Transaction, evaluation: EvaluationKey): Promise<number> {
    const same = await this.evaluations.findSame(transaction, evaluation);
    if (same !== null) {
      const message = `The same is recorded already as ${encodeGlobalId('Evaluation', same)}.`;
      refuse('DUPLICATE', 'value', message);
    }
    const { modelId, datasetId, ...rest } = evaluation;
    const id = await this.evaluations.insert(transaction, {
      ...rest,
      modelOriginId: await this.origins.statementOriginOf(transaction, 'Model', modelId),
      datasetOriginId:
        datasetId === null ? null : await this.origins.originOf(transaction, 'Dataset', datasetId),
    });
    await this.derived.derive(transaction, [modelId]);
    return id;
  }
}
