import { dot, factorise, solve } from './linear-algebra';

/** One result near enough to the estimate to enter it. */
export interface Neighbour {
  /** Position among all results. */
  result: number;
  /** Prior covariance with the estimate. */
  covariance: number;
}

export interface Spread {
  variance: number;
  prior: number;
  /** One per neighbour: how far the mean moves when its z rises by one. */
  weights: Float64Array;
}

/**
 * Variance of one base on one target given its neighbourhood (simple kriging; Rasmussen & Williams
 * 2.26).
 * @param evidence covariance of the neighbours, noise included; its lower triangle is overwritten
 */
export function condition(neighbours: readonly Neighbour[], prior: number, evidence: Float64Array): Spread {
  factorise(evidence, neighbours.length);
  const covariance = Float64Array.from(neighbours, (one) => one.covariance);
  const weights = solve(evidence, neighbours.length, covariance);
  return { variance: Math.max(prior - dot(weights, covariance), MINIMUM_VARIANCE), prior, weights };
}

/** Rounding must not claim certainty. */
const MINIMUM_VARIANCE = 1e-9;
