import { normalBelow, Z_95 } from '../platform/normal-distribution';
import type { CandidateSet } from './candidate-set';
import { evenly } from './evenly';
import { expectedCorrelation, type Reliability } from './leave-out';
import type { Estimate } from './local-kriging';
import type { Abstention, BaseScore, Contribution, ContributionKind, EvidenceWeight } from './types';

/** One of the candidates. */
export interface Candidate {
  /** Among the candidates. */
  place: number;
  /** Among the scorer's bases. */
  position: number;
}

/** What the ranking asks of the one who knows. */
export interface Estimator {
  /** By position: 0 or more where a base has evidence. */
  tableBase: Int32Array;
  /** How far its orders can be trusted here. */
  reliability: Reliability;
  estimate(candidate: Candidate): Estimate;
  /** Works out beforehand what an estimate needs. Yields wherever it could pause. */
  look(candidate: Candidate): Generator<void, void>;
  /** Posterior covariance of two candidates. */
  covariance(a: Candidate, b: Candidate): number;
  contributions(candidate: Candidate): Map<ContributionKind, number>;
  evidence(estimate: Estimate): EvidenceWeight[];
}

/** Candidates in order of their posterior means. */
export interface Ordered {
  set: CandidateSet;
  /** In the order of the set. */
  means: Float64Array;
  /** Places in the set, best first. */
  order: Int32Array;
}

/**
 * Candidates that others are measured against: their standing, and how far apart true values would
 * be.
 */
export interface Level {
  mean: number;
  spread: number;
  rivals: ReadonlyArray<{ place: number; mean: number; variance: number }>;
  /**
   * What the model expects the order of those with evidence to correlate with the truth, 0 to 1:
   * the SD of their means over the SD that true values are expected to have.
   */
  expected: number;
  /** Of the prior variance, the share that evidence explains on average. */
  explained: number;
  hasNeighbours: boolean;
}

/**
 * Less of the prior variance explained than this, on average, is as good as nothing: fitted on
 * thinned evidence, where orders were about as good as chance below it and surely better above
 * (`evaluate --abstention`, docs/lab/evaluation-figures.md).
 */
const MINIMUM_EXPLAINED = 0.05;
/** A level of the candidates below this is rounding, and no reason. */
const ROUNDING = 1e-9;
/**
 * Up to this many candidates every variance is computed; of more, so many of those with and of
 * those without evidence.
 */
const SAMPLED = 16;
/** Above this many, a base is compared with an even sample of the candidates. */
const COMPARED_CANDIDATES = 1000;

/** Yields wherever it could pause. */
export function* levelOf(ordered: Ordered, estimator: Estimator): Generator<void, Level> {
  const { means, order, set } = ordered;
  const strata = stratify(ordered, estimator);
  yield;
  const sampled = new Map<number, Estimate>();
  const variances: number[] = [];
  let variance = 0;
  let explained = 0;
  for (const stratum of strata) {
    const sample = order.length <= 2 * SAMPLED ? stratum : evenly(stratum, SAMPLED);
    let [sum, share] = [0, 0];
    for (const place of sample) {
      const candidate = { place, position: set.positions[place] ?? 0 };
      yield* estimator.look(candidate);
      const estimate = estimator.estimate(candidate);
      sampled.set(place, estimate);
      sum += estimate.variance;
      share += explainedBy(estimate);
      yield;
    }
    variances.push(sum / Math.max(1, sample.length));
    variance += (sum / Math.max(1, sample.length)) * stratum.length;
    explained += (share / Math.max(1, sample.length)) * stratum.length;
  }
  const count = Math.max(1, order.length);
  const expected = expectedOf(ordered, { strata, variances, excess: estimator.reliability.excess });
  yield;
  const { mean, squares } = momentsOf(means);
  variance += squares;
  yield;
  const rivals = evenly(order, COMPARED_CANDIDATES).map((place) => {
    const [measured = 0, unmeasured = 0] = variances;
    const isMeasured = (estimator.tableBase[set.positions[place] ?? 0] ?? -1) >= 0;
    const typical = isMeasured ? measured : unmeasured;
    return { place, mean: means[place] ?? 0, variance: sampled.get(place)?.variance ?? typical };
  });
  return {
    mean,
    rivals,
    expected,
    spread: variance > 0 ? Math.sqrt(variance / count) : 1,
    explained: explained / count,
    hasNeighbours: [...sampled.values()].some(({ neighbours }) => neighbours.length > 0),
  };
}

/** Of fewer bases the spread is that of chance. */
const FEWEST_SPREAD = 4;

/**
 * The variances are taken as they were before they were scaled by what targets left out say, which
 * speaks of the intervals.
 */
function expectedOf(
  { means }: Ordered,
  {
    strata,
    variances,
    excess,
  }: { strata: readonly Int32Array[]; variances: readonly number[]; excess: number },
): number {
  const known = (strata[0]?.length ?? 0) >= FEWEST_SPREAD ? 0 : 1;
  const places = strata[known] ?? new Int32Array(0);
  const own = new Float64Array(places.length);
  for (let i = 0; i < own.length; i++) own[i] = means[places[i] ?? 0] ?? 0;
  const { squares } = momentsOf(own);
  const spread = Math.sqrt(squares / Math.max(1, places.length));
  return expectedCorrelation(spread, (variances[known] ?? 0) / excess);
}

/** Those with evidence, then those without, both best first. */
function stratify({ order, set: { positions } }: Ordered, { tableBase }: Estimator): Int32Array[] {
  const [measured, unmeasured] = [new Int32Array(order.length), new Int32Array(order.length)];
  let first = 0;
  let second = 0;
  for (let i = 0; i < order.length; i++) {
    const place = order[i] ?? 0;
    if ((tableBase[positions[place] ?? 0] ?? -1) >= 0) measured[first++] = place;
    else unmeasured[second++] = place;
  }
  return [measured.subarray(0, first), unmeasured.subarray(0, second)];
}

/** Mean, and sum of squared distances from it. */
function momentsOf(values: Float64Array): { mean: number; squares: number } {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  const mean = sum / Math.max(1, values.length);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  return { mean, squares };
}

/** Everything about the candidate at a place of the set. */
export function detailOf(
  place: number,
  { ordered, level, estimator }: { ordered: Ordered; level: Level; estimator: Estimator },
): BaseScore {
  const candidate = { place, position: ordered.set.positions[place] ?? 0 };
  const estimate = estimator.estimate(candidate);
  const { mean, spread } = level;
  const contributions = [...estimator.contributions(candidate)].flatMap(([kind, value]): Contribution[] =>
    value === 0 ? [] : [{ kind, value: value / spread }],
  );
  if (Math.abs(mean) > ROUNDING) contributions.push({ kind: 'CANDIDATES', value: -mean / spread });
  const own = ordered.means[place] ?? 0;
  const score = (own - mean) / spread;
  const variance = estimate.variance / spread ** 2;
  const margin = Z_95 * Math.sqrt(variance);
  return {
    baseId: ordered.set.ids[place] ?? '',
    score,
    variance,
    interval: { lower: score - margin, upper: score + margin },
    compatibility: shareBeaten({ place, mean: own, variance: estimate.variance }, level),
    explained: explainedBy(estimate),
    contributions,
    evidence: estimator.evidence(estimate).map((one) => ({ ...one, weight: one.weight / spread })),
  };
}

function explainedBy({ variance, prior }: Estimate): number {
  return Math.min(1, Math.max(0, 1 - variance / prior));
}

/**
 * Mean probability of beating another candidate, errors taken as independent; one half where there
 * is none.
 */
function shareBeaten(own: { place: number; mean: number; variance: number }, { rivals }: Level): number {
  let sum = 0;
  let count = 0;
  for (const { place, mean, variance } of rivals) {
    if (place === own.place) continue;
    sum += normalBelow((own.mean - mean) / Math.sqrt(variance + own.variance));
    count += 1;
  }
  return count === 0 ? 0.5 : sum / count;
}

export function abstain({ explained, hasNeighbours }: Level): Abstention | undefined {
  if (!hasNeighbours) return { reason: 'NO_EVIDENCE', text: 'No result bears on any candidate.' };
  if (explained >= MINIMUM_EXPLAINED) return undefined;
  const percent = Math.round(explained * 100);
  return {
    reason: 'NO_BETTER_THAN_PRIOR',
    text: `The results explain ${percent}% of what is unknown about the candidates on this target.`,
  };
}
