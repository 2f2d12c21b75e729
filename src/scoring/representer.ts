import type { TermSums } from './base-kernel';
import type { CandidateSet } from './candidate-set';
import type { EvidenceModel } from './evidence-model';
import { dot } from './linear-algebra';
import type { SplitCovariance } from './target-kernel';
import type { ContributionKind, ScoreRequest } from './types';

/** Everything about a question that is the same for all candidates. */
export interface PreparedRequest {
  request: ScoreRequest;
  /** Covariance of the question with each kind of result. */
  kinds: SplitCovariance;
  /** By base of the table: its weighted results, each times its covariance with the question. */
  total: Float64Array;
  /** What bases of like facts pass on, by term and value. */
  sums: TermSums;
  /** By set of pretraining data: its affinity to the target. */
  affinities: Float64Array;
}

/**
 * The posterior mean of any base on any target, from the weights of all results (the representer
 * form; Rasmussen & Williams 2.27). What bases of the same facts pass on is summed once for each
 * distinct fact, so that one more candidate costs a few additions.
 */
export class Representer {
  /** By base position: its place in the table, or -1. */
  readonly tableBase: Int32Array;
  /** What a unit of affinity gains. */
  private readonly gain: number;

  constructor(
    private readonly model: EvidenceModel,
    private readonly dual: Float64Array,
  ) {
    this.tableBase = new Int32Array(model.bases.length).fill(-1);
    model.positions.forEach((position, base) => (this.tableBase[position] = base));
    this.gain = model.settings.pretrainingSimilarity * dot(model.affinities, dual);
  }

  /** Yields wherever it could pause. */
  *prepare(request: ScoreRequest): Generator<void, PreparedRequest> {
    const { kindKernel, affinity, baseKernel, positions } = this.model;
    const kinds = kindKernel.split(request.target, request);
    yield;
    const affinities = yield* affinity.to(request.target);
    const total = new Float64Array(positions.length);
    for (let base = 0; base < total.length; base++) {
      total[base] = this.sumOf(base, kinds.common) + this.sumOf(base, kinds.alike);
      if (base % SLICE === SLICE - 1) yield;
    }
    yield;
    const sums = baseKernel.createSums('all');
    yield* baseKernel.sum(positions, total, sums);
    return { request, kinds, total, sums, affinities };
  }

  /** Posterior means of candidates, in their order. */
  *means(
    { positions }: Pick<CandidateSet, 'positions'>,
    prepared: PreparedRequest,
  ): Generator<void, Float64Array> {
    const means = new Float64Array(positions.length);
    for (let from = 0; from < positions.length; from += SLICE) {
      this.addMeans(positions.subarray(from, from + SLICE), prepared, means.subarray(from, from + SLICE));
      yield;
    }
    return means;
  }

  /** Adds up to the posterior mean. */
  contributions(position: number, prepared: PreparedRequest): Map<ContributionKind, number> {
    const parts = new Map<ContributionKind, number>();
    if (position < 0) return parts;
    const { baseKernel, affinity } = this.model;
    const base = this.tableBase[position] ?? -1;
    const own = base < 0 ? 0 : (prepared.total[base] ?? 0);
    if (base >= 0) {
      parts.set('OVERALL', this.sumOf(base, prepared.kinds.common));
      parts.set('SIMILAR_TARGETS', this.sumOf(base, prepared.kinds.alike));
    }
    baseKernel.terms.forEach(({ reason, share, values, self }, term) => {
      const value = values.of[position] ?? 0;
      if (value === 0) return;
      // What a base tells of itself is its own merit, save along a trend that it is part of.
      const sum = (prepared.sums[term]?.[value] ?? 0) - (self === undefined ? share * own : 0);
      parts.set(reason, (parts.get(reason) ?? 0) + sum);
    });
    parts.set(
      'PRETRAINING_SIMILARITY',
      this.gain * (prepared.affinities[affinity.setOf[position] ?? 0] ?? 0),
    );
    return parts;
  }

  /** Of the results of a base, each times its weight. */
  private sumOf(base: number, byKind: Float64Array): number {
    const { firstOf, kindOf } = this.model.table;
    const { dual } = this;
    const end = firstOf[base + 1] ?? 0;
    let sum = 0;
    for (let i = firstOf[base] ?? 0; i < end; i++) sum += (byKind[kindOf[i] ?? 0] ?? 0) * (dual[i] ?? 0);
    return sum;
  }

  private addMeans(positions: Int32Array, prepared: PreparedRequest, means: Float64Array): void {
    const { baseKernel, affinity } = this.model;
    baseKernel.terms.forEach(({ values: { of } }, term) => {
      const sums = prepared.sums[term];
      if (sums === undefined) return;
      for (let i = 0; i < positions.length; i++)
        means[i] = (means[i] ?? 0) + (sums[of[positions[i] ?? 0] ?? 0] ?? 0);
    });
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] ?? 0;
      const base = this.tableBase[position] ?? -1;
      const own = base < 0 ? 0 : (baseKernel.own[position] ?? 0) * (prepared.total[base] ?? 0);
      const set = affinity.setOf[position] ?? 0;
      means[i] = (means[i] ?? 0) + own + this.gain * (prepared.affinities[set] ?? 0);
    }
  }
}

/** Candidates between two pauses: well under a millisecond. */
const SLICE = 8192;
