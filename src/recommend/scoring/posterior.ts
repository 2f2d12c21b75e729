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

/** Variance of one base on one target given its neighbourhood (simple kriging; Rasmussen & Williams 2.26). */
export function condition(
  neighbours: readonly Neighbour[],
  prior: number,
  evidence: { between: (a: number, b: number) => number; noise: (result: number) => number },
): Spread {
  const size = neighbours.length;
  const factor = new Float64Array(size * size);
  neighbours.forEach(({ result: a }, row) => {
    for (let column = 0; column < row; column++) {
      const b = neighbours[column]?.result ?? 0;
      factor[row * size + column] = evidence.between(a, b);
    }
    factor[row * size + row] = evidence.between(a, a) + evidence.noise(a);
  });
  factorise(factor, size);
  const covariance = Float64Array.from(neighbours, (one) => one.covariance);
  const weights = solve(factor, size, covariance);
  return { variance: Math.max(prior - dot(weights, covariance), MINIMUM_VARIANCE), prior, weights };
}

/** Rounding must not claim certainty. */
const MINIMUM_VARIANCE = 1e-9;
