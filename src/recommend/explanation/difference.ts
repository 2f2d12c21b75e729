import { normalBelow, Z_95 } from '../../platform/normal-distribution';
import type { BaseScore } from '../../scoring';

/** How much better one base is expected to do than another. */
export interface ScoreDifference {
  /** In units of the score: standard deviations over the candidates. */
  value: number;
  /** Holds the true difference with 90% probability, the errors of the two taken as independent. */
  interval: { lower: number; upper: number };
  /** That the first does better than the second, 0 to 1. */
  probability: number;
}

type Estimate = Pick<BaseScore, 'score' | 'variance'>;

/**
 * One estimate less another. What the bases have in common moves both errors alike, which is left
 * out: the interval is too wide rather than too narrow.
 */
export function differenceOf(one: Estimate, other: Estimate): ScoreDifference {
  const value = one.score - other.score;
  const deviation = Math.sqrt(one.variance + other.variance);
  const margin = Z_95 * deviation;
  return {
    value,
    interval: { lower: value - margin, upper: value + margin },
    probability: deviation === 0 ? (1 + Math.sign(value)) / 2 : normalBelow(value / deviation),
  };
}
