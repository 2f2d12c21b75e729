import type { EvidenceCovariance } from './covariance';
import type { EvidenceModel } from './evidence-model';
import { greatest } from './neighbourhood';
import { condition, type Neighbour, type Spread } from './posterior';
import type { PreparedRequest } from './representer';
import type { EvidenceWeight } from './types';

/** How sure the estimate of one base is, and what it rests on. */
export interface Estimate extends Spread {
  neighbours: readonly Neighbour[];
}

/**
 * Conditions one base on the results of greatest prior covariance with it. A subset can only leave the variance too large,
 * never too small; the rest of the evidence would take little off it.
 */
export class LocalKriging {
  private readonly totals: Float64Array;
  private readonly byBase: Float64Array;
  private readonly covariances: Float64Array;

  constructor(
    private readonly model: EvidenceModel,
    private readonly covariance: Pick<EvidenceCovariance, 'among'>,
  ) {
    this.totals = new Float64Array(model.kindKernel.count);
    this.byBase = new Float64Array(model.table.bases.length);
    this.covariances = new Float64Array(model.table.results.length);
  }

  estimate(position: number, prepared: PreparedRequest): Estimate {
    const { settings, targetKernel, affinity } = this.model;
    const own = prepared.affinities[affinity.setOf[position] ?? 0] ?? 0;
    const neighbours = this.neighbours(position, own, prepared);
    const self = targetKernel.self;
    const prior = self.common + self.alike + settings.pretrainingSimilarity * own ** 2;
    const among = this.covariance.among(Int32Array.from(neighbours, ({ result }) => result));
    const spread = condition(neighbours, prior, among);
    return { ...spread, neighbours };
  }

  /** The results that moved the estimate most. */
  evidence({ neighbours, weights }: Estimate, prepared: PreparedRequest): EvidenceWeight[] {
    const { table, targetKernel } = this.model;
    const limit = prepared.request.evidenceLimit ?? DEFAULT_EVIDENCE;
    return neighbours
      .map(({ result }, index) => ({ result, weight: weights[index] ?? 0 }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.result - b.result)
      .slice(0, limit)
      .flatMap(({ result, weight }) => {
        const one = table.results[result];
        if (one === undefined) return [];
        const { resultId, baseId, targetId } = one;
        const alike = prepared.kinds.alike[table.kindOf[result] ?? 0] ?? 0;
        const similarity = Math.min(1, Math.max(0, alike / targetKernel.self.alike));
        return [{ resultId, baseId, targetId, similarity, weight }];
      });
  }

  private neighbours(position: number, affinity: number, prepared: PreparedRequest): Neighbour[] {
    const { table, baseKernel, positions, affinities, settings } = this.model;
    const { totals, byBase, covariances } = this;
    for (let kind = 0; kind < totals.length; kind++)
      totals[kind] = (prepared.kinds.common[kind] ?? 0) + (prepared.kinds.alike[kind] ?? 0);
    baseKernel.row(position, positions, byBase);
    const gain = settings.pretrainingSimilarity * affinity;
    const { baseOf, kindOf } = table;
    for (let i = 0; i < covariances.length; i++)
      covariances[i] =
        (byBase[baseOf[i] ?? 0] ?? 0) * (totals[kindOf[i] ?? 0] ?? 0) + gain * (affinities[i] ?? 0);
    return greatest(covariances, settings.neighbours)
      .map((result) => ({ result, covariance: covariances[result] ?? 0 }))
      .filter(({ covariance }) => covariance > 0);
  }
}

const DEFAULT_EVIDENCE = 5;
