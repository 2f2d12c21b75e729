import { normalBelow, Z_95 } from '../../platform/normal-distribution';
import type { BaseScore } from '../../scoring';
import type { RankedCandidates } from '../candidates/rank-candidates';
import type { KnownBase } from '../knowledge/knowledge';

/** How much better one base is expected to do than another. */
export interface ScoreDifference {
  /** In units of the score: standard deviations over the candidates. */
  value: number;
  /** Holds the true difference with 90% probability. */
  interval: { lower: number; upper: number };
  /** That the first does better than the second, 0 to 1. */
  probability: number;
}

type Estimate = Pick<BaseScore, 'score' | 'variance'>;

/**
 * One estimate less another.
 * @param covariance of their errors: what the two have in common moves both alike
 */
export function differenceOf(one: Estimate, other: Estimate, covariance: number): ScoreDifference {
  const value = one.score - other.score;
  const deviation = Math.sqrt(Math.max(0, one.variance + other.variance - 2 * covariance));
  const margin = Z_95 * deviation;
  return {
    value,
    interval: { lower: value - margin, upper: value + margin },
    probability: deviation === 0 ? (1 + Math.sign(value)) / 2 : normalBelow(value / deviation),
  };
}

/** One candidate less another. */
export const differenceBetween = (
  one: KnownBase,
  other: KnownBase,
  { estimate, covariance }: Pick<RankedCandidates, 'estimate' | 'covariance'>,
): ScoreDifference => differenceOf(estimate(one), estimate(other), covariance(one, other));
