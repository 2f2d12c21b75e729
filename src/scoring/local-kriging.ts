import { finish } from '../platform/slices';
import type { EvidenceCovariance } from './covariance';
import type { EvidenceModel } from './evidence-model';
import { Greatest, greatest } from './neighbourhood';
import { condition, type Neighbour, type Spread } from './posterior';
import type { PreparedRequest } from './representer';
import type { EvidenceWeight } from './types';

/** How sure the estimate of one base is, and what it rests on. */
export interface Estimate extends Spread {
  neighbours: readonly Neighbour[];
}

/** What an estimate needs to know of a question. */
export type KrigingRequest = Pick<PreparedRequest, 'kinds' | 'affinities'> & {
  /** Position of a target of the evidence that is taken for unknown. */
  hidden?: number | undefined;
};

/**
 * Conditions one base on the results of greatest prior covariance with it. A subset can only leave
 * the variance too large, never too small; the rest of the evidence would take little off it.
 */
export class LocalKriging {
  private readonly totals: Float64Array;
  private readonly byBase: Float64Array;
  /** By base: the greatest covariance that any of its results may have with the estimate. */
  private readonly bounds: Float64Array;
  private readonly greatestTotals: Float64Array;
  private readonly greatestAffinities: Float64Array;
  private prepared: KrigingRequest | undefined;

  constructor(
    private readonly model: EvidenceModel,
    private readonly covariance: Pick<EvidenceCovariance, 'among'>,
  ) {
    this.totals = new Float64Array(model.kindKernel.count);
    this.byBase = new Float64Array(model.table.bases.length);
    this.bounds = new Float64Array(model.table.bases.length);
    this.greatestTotals = new Float64Array(model.table.bases.length);
    this.greatestAffinities = new Float64Array(model.table.bases.length);
    this.eachResult((result, base) => {
      const size = Math.abs(model.affinities[result] ?? 0);
      this.greatestAffinities[base] = Math.max(this.greatestAffinities[base] ?? 0, size);
    });
  }

  estimate(position: number, prepared: KrigingRequest): Estimate {
    return finish(this.estimateInSteps(position, prepared));
  }

  /** As `estimate`. Yields wherever it could pause. */
  *estimateInSteps(position: number, prepared: KrigingRequest): Generator<void, Estimate> {
    const { settings, targetKernel, baseKernel } = this.model;
    const own = this.affinityOf(position, prepared);
    const neighbours = this.neighbours(position, own, prepared);
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
    this.prepare(prepared);
    const gain = settings.pretrainingSimilarity * this.affinityOf(position, prepared);
    return neighbours.reduce((sum, { result }, i) => {
      const like = baseKernel.any(position, positions[table.baseOf[result] ?? 0] ?? 0);
      const total = this.totals[table.kindOf[result] ?? 0] ?? 0;
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
      .flatMap(({ result, weight }) => {
        const one = table.results[result];
        if (one === undefined) return [];
        const { resultId, baseId, targetId } = one;
        const alike = prepared.kinds.alike[table.kindOf[result] ?? 0] ?? 0;
        const similarity = Math.min(1, Math.max(0, alike / targetKernel.self.alike));
        return [{ resultId, baseId, targetId, similarity, weight }];
      });
  }

  /**
   * The results of greatest covariance. Bases none of whose results can be among them are passed
   * over.
   */
  private neighbours(position: number, affinity: number, prepared: KrigingRequest): Neighbour[] {
    const { baseKernel, positions, settings } = this.model;
    const { byBase, bounds } = this;
    this.prepare(prepared);
    baseKernel.row(position, positions, byBase);
    const gain = settings.pretrainingSimilarity * affinity;
    for (let base = 0; base < bounds.length; base++)
      bounds[base] =
        (byBase[base] ?? 0) * (this.greatestTotals[base] ?? 0) +
        Math.abs(gain) * (this.greatestAffinities[base] ?? 0);
    const found = new Greatest(settings.neighbours);
    const likeliest = greatest(bounds, LIKELIEST_BASES);
    for (const base of likeliest) this.offer(base, gain, found);
    const isOffered = new Set(likeliest);
    for (let base = 0; base < bounds.length; base++)
      if ((bounds[base] ?? 0) >= found.least && !isOffered.has(base)) this.offer(base, gain, found);
    return found
      .sorted()
      .map(({ position: result, value }) => ({ result, covariance: value }))
      .filter(({ covariance }) => covariance > 0);
  }

  private offer(base: number, gain: number, found: Greatest): void {
    const { table, affinities } = this.model;
    const like = this.byBase[base] ?? 0;
    const end = table.firstOf[base + 1] ?? 0;
    for (let result = table.firstOf[base] ?? 0; result < end; result++) {
      const total = this.totals[table.kindOf[result] ?? 0] ?? 0;
      if (total === HIDDEN) continue;
      found.offer(result, like * total + gain * (affinities[result] ?? 0));
    }
  }

  /** What is the same for every estimate of a request. */
  private prepare(prepared: KrigingRequest): void {
    if (this.prepared === prepared) return;
    const { totals, greatestTotals } = this;
    const { kinds } = this.model.table;
    for (let kind = 0; kind < totals.length; kind++)
      totals[kind] =
        prepared.hidden !== undefined && kinds[kind]?.target === prepared.hidden
          ? HIDDEN
          : (prepared.kinds.common[kind] ?? 0) + (prepared.kinds.alike[kind] ?? 0);
    greatestTotals.fill(-Infinity);
    const { kindOf } = this.model.table;
    this.eachResult((result, base) => {
      const total = totals[kindOf[result] ?? 0] ?? 0;
      if (total > (greatestTotals[base] ?? 0)) greatestTotals[base] = total;
    });
    this.prepared = prepared;
  }

  private eachResult(visit: (result: number, base: number) => void): void {
    const { baseOf } = this.model.table;
    for (let result = 0; result < baseOf.length; result++) visit(result, baseOf[result] ?? 0);
  }
}

/** No two bases are known to be the same. */
const MOST_CORRELATION = 0.99;
/** Stands for no covariance at all, where a target is left out. */
const HIDDEN = -1e9;
/** Looked at first: the results to beat are nearly always among theirs. */
const LIKELIEST_BASES = 16;
const DEFAULT_EVIDENCE = 5;
