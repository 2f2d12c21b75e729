import { finish } from '../platform/slices';
import type { EvidenceCovariance } from './covariance';
import type { EvidenceModel } from './evidence-model';
import { idAt } from './ids';
import { NearestResults } from './nearest-results';
import { condition, type Neighbour, type Spread } from './posterior';
import type { KrigingRequest } from './prepared-results';
import type { PreparedRequest } from './representer';
import type { EvidenceWeight } from './types';

/** How sure the estimate of one base is, and what it rests on. */
export interface Estimate extends Spread {
  neighbours: readonly Neighbour[];
}

/**
 * Conditions one base on the results of greatest prior covariance with it. A subset can only leave
 * the variance too large, never too small; the rest of the evidence would take little off it.
 */
export class LocalKriging {
  private constructor(
    private readonly model: EvidenceModel,
    private readonly covariance: Pick<EvidenceCovariance, 'among'>,
    private readonly nearest: NearestResults,
  ) {}

  /** Yields wherever it could pause. */
  static *create(
    model: EvidenceModel,
    covariance: Pick<EvidenceCovariance, 'among'>,
  ): Generator<void, LocalKriging> {
    return new LocalKriging(model, covariance, yield* NearestResults.create(model));
  }

  estimate(position: number, prepared: KrigingRequest): Estimate {
    return finish(this.estimateInSteps(position, prepared));
  }

  /** As `estimate`. Yields wherever it could pause. */
  *estimateInSteps(position: number, prepared: KrigingRequest): Generator<void, Estimate> {
    const { settings, targetKernel, baseKernel } = this.model;
    const own = this.affinityOf(position, prepared);
    const neighbours = yield* this.nearest.find(position, own, prepared);
    const self = targetKernel.self;
    const prior =
      (self.common + self.alike) * baseKernel.variance(position) + settings.pretrainingSimilarity * own ** 2;
    const among = yield* this.covariance.among(Int32Array.from(neighbours, ({ result }) => result));
    const spread = condition(neighbours, prior, among);
    return { ...spread, neighbours };
  }

  /**
   * Posterior covariance of two bases on the target: what their prior covariance is beyond what the
   * neighbours of each explain of it, the mean of both.
   */
  between(
    a: { position: number; estimate: Estimate },
    b: { position: number; estimate: Estimate },
    prepared: KrigingRequest,
  ): number {
    const { settings, targetKernel, baseKernel } = this.model;
    const gain = settings.pretrainingSimilarity * this.affinityOf(a.position, prepared);
    const shared =
      (targetKernel.self.common + targetKernel.self.alike) * baseKernel.any(a.position, b.position) +
      gain * this.affinityOf(b.position, prepared);
    const explained =
      (this.explainedOf(a.estimate, b.position, prepared) +
        this.explainedOf(b.estimate, a.position, prepared)) /
      2;
    const most = MOST_CORRELATION * Math.sqrt(a.estimate.variance * b.estimate.variance);
    return Math.max(-most, Math.min(most, shared - explained));
  }

  /** What the neighbours of one estimate explain of its covariance with another base. */
  private explainedOf({ neighbours, weights }: Estimate, position: number, prepared: KrigingRequest): number {
    const { table, positions, baseKernel, settings, affinities } = this.model;
    const { common, alike } = prepared.kinds;
    const gain = settings.pretrainingSimilarity * this.affinityOf(position, prepared);
    return neighbours.reduce((sum, { result }, i) => {
      const like = baseKernel.any(position, positions[table.baseOf[result] ?? 0] ?? 0);
      const kind = table.kindOf[result] ?? 0;
      const total = (common[kind] ?? 0) + (alike[kind] ?? 0);
      return sum + (weights[i] ?? 0) * (like * total + gain * (affinities[result] ?? 0));
    }, 0);
  }

  private affinityOf(position: number, { affinities }: KrigingRequest): number {
    return affinities[this.model.affinity.setOf[position] ?? 0] ?? 0;
  }

  /** The results that moved the estimate most. */
  evidence({ neighbours, weights }: Estimate, prepared: PreparedRequest): EvidenceWeight[] {
    const { table, targetKernel } = this.model;
    const limit = prepared.request.evidenceLimit ?? DEFAULT_EVIDENCE;
    return neighbours
      .map(({ result }, index) => ({ result, weight: weights[index] ?? 0 }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.result - b.result)
      .slice(0, limit)
      .map(({ result, weight }) => {
        const resultId = idAt(table.resultIds, result);
        const baseId = table.bases[table.baseOf[result] ?? 0] ?? '';
        const targetId = table.columns[table.columnOf[result] ?? 0]?.targetId ?? '';
        const alike = prepared.kinds.alike[table.kindOf[result] ?? 0] ?? 0;
        const similarity = Math.min(1, Math.max(0, alike / targetKernel.self.alike));
        return { resultId, baseId, targetId, similarity, weight };
      });
  }
}

/** No two bases are known to be the same. */
const MOST_CORRELATION = 0.99;
const DEFAULT_EVIDENCE = 5;
