/** 95% of a standard normal distribution lie below it, and 90% between it and its negative. */
export const Z_95 = 1.6448536269514722;

/** Density of the standard normal distribution. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Standard normal distribution function (Abramowitz & Stegun 7.1.26; error below 1.5e-7). */
export function normalBelow(x: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(x) / Math.SQRT2));
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = 0.5 * polynomial * Math.exp((-x * x) / 2);
  return x >= 0 ? 1 - tail : tail;
}
