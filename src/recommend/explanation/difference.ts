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

/** Two-sided 90% quantile of the normal distribution. */
const Z_90 = 1.6448536269514722;

type Estimate = Pick<BaseScore, 'score' | 'variance'>;

/**
 * One estimate less another. What the bases have in common moves both errors alike, which is left out: the interval is too wide
 * rather than too narrow.
 */
export function differenceOf(one: Estimate, other: Estimate): ScoreDifference {
  const value = one.score - other.score;
  const deviation = Math.sqrt(one.variance + other.variance);
  const margin = Z_90 * deviation;
  return {
    value,
    interval: { lower: value - margin, upper: value + margin },
    probability: deviation === 0 ? (1 + Math.sign(value)) / 2 : normalBelow(value / deviation),
  };
}

/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Coefficients of the error function, with an error below 1.5e-7 (Abramowitz & Stegun 7.1.26). */
const ERF = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429] as const;
const ERF_P = 0.3275911;

/** Probability that a standard normal value lies below `x`. */
export function normalBelow(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + ERF_P * z);
  const series = ERF.reduceRight((sum, coefficient) => (sum + coefficient) * t, 0);
  const erf = 1 - series * Math.exp(-z * z);
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}
