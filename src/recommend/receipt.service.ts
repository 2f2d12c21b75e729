import { randomUUID } from 'node:crypto';
import type { Log } from '../platform/log';
import type { CheckedQuestion } from './input';
import type { Receipt, ReceiptRepository } from './receipt.repository';
import type { BaseRecommendations, ReceiptSummary } from './recommendation';

export interface Versions {
  recommenderVersion: string;
  encoderVersion: string;
  /** TensorFlow.js backend. */
  backend: string;
}

export type Answer = Omit<BaseRecommendations, 'receipt'>;

/** Records what was asked, what was answered and from what. */
export class ReceiptService {
  constructor(
    private readonly repository: ReceiptRepository,
    private readonly versions: Versions,
    private readonly log: Log,
  ) {}

  /** Stores the receipt of an answer; where that is not possible the answer is given all the same, and the log says so. */
  async issue(question: CheckedQuestion, answer: Answer, catalogRevision: number): Promise<ReceiptSummary> {
    const id = randomUUID();
    const createdAt = new Date();
    const receipt: Receipt = {
      ...{ id, createdAt, catalogRevision },
      ...this.versions,
      input: question,
      output: outputOf(answer),
    };
    try {
      await this.repository.save(receipt);
    } catch (error) {
      this.log.warn({ err: error, receipt: id }, 'the receipt of a recommendation was not stored');
    }
    const { recommenderVersion, encoderVersion } = this.versions;
    return { id, catalogRevision, recommenderVersion, encoderVersion, createdAt };
  }
}

/**
 * The figures of an answer; names, reasons and facts follow from the catalogue at that revision. Its size is bounded: by `first`, and
 * by how many rejected bases and siblings an answer lists.
 */
export function outputOf(answer: Answer): unknown {
  const { target, candidates, recommendations, rejected, rejectedCount, abstention } = answer;
  return {
    nearestDomains: target.nearestDomains.map(({ domain, similarity }) => ({
      domainId: domain.id,
      similarity,
    })),
    candidates,
    recommendations: recommendations.map(
      ({ base, score, interval, compatibility, confidence, reasons, evidence, siblings }) => ({
        ...{ baseId: base.id, score, interval, compatibility, confidence, siblings },
        contributions: reasons.map(({ kind, contribution }) => ({ kind, contribution })),
        evidence: evidence.map(({ result, similarity, weight }) => ({
          resultId: result.id,
          similarity,
          weight,
        })),
      }),
    ),
    rejected: rejected.map(({ model }) => model.id),
    rejectedCount,
    counterfactuals: answer.counterfactuals.map(({ constraint, base, score }) => ({
      ...{ constraint, baseId: base.id, score },
    })),
    advice:
      answer.advice === null
        ? null
        : { baseId: answer.advice.base.id, expectedGain: answer.advice.expectedGain },
    abstention,
  };
}
