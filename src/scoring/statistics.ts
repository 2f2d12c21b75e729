/** 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Whether all values are equal; so are none. */
function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** The population SD; 0 of none. */
export function populationSpread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** As a share of the mean, where that is above 1: less is rounding. */
const MINIMUM_SPREAD = 1e-9;

/** The population SD; 0 where it is no more than rounding. */
export function spreadOf(values: readonly number[]): number {
  const spread = populationSpread(values);
  return spread > MINIMUM_SPREAD * Math.max(1, Math.abs(mean(values))) ? spread : 0;
}

/** z-scores by the population SD; undefined where there is no spread. */
export function standardise(values: readonly number[]): number[] | undefined {
  const middle = mean(values);
  const spread = populationSpread(values);
  if (!(spread > MINIMUM_SPREAD * Math.max(1, Math.abs(middle)))) return undefined;
  return values.map((value) => (value - middle) / spread);
}

/** Pearson's correlation; 0 where either side is constant. */
export function pearson(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  a.forEach((value, i) => {
    const x = value - meanA;
    const y = (b[i] ?? 0) - meanB;
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  });
  if (isConstant(a) || isConstant(b)) return 0;
  return Math.max(-1, Math.min(1, product / Math.sqrt(squaresA * squaresB)));
}

/**
 * Weighted Kendall tau with hyperbolic weights (Vigna, A Weighted Correlation Index for Rankings
 * with Ties, WWW 2015): the mean over ranking by `a` and by `b`, weights 1 / (rank + 1) added over
 * each pair, as scipy.stats.weightedtau does by default. 0 where either side is constant.
 */
export function weightedTau(a: readonly number[], b: readonly number[]): number {
  if (a.length < 2 || isConstant(a) || isConstant(b)) return 0;
  return (tauRankedBy(a, b) + tauRankedBy(b, a)) / 2;
}

/** Ranks by the first, ties by the second, greatest first. */
function tauRankedBy(first: readonly number[], second: readonly number[]): number {
  const order = first
    .map((_, i) => i)
    .sort((i, j) => (first[j] ?? 0) - (first[i] ?? 0) || (second[j] ?? 0) - (second[i] ?? 0) || j - i);
  const weights = new Array<number>(first.length).fill(0);
  order.forEach((model, rank) => (weights[model] = 1 / (rank + 1)));
  let total = 0;
  let tiedFirst = 0;
  let tiedSecond = 0;
  let agreement = 0;
  for (let i = 1; i < first.length; i++) {
    for (let j = 0; j < i; j++) {
      const weight = (weights[i] ?? 0) + (weights[j] ?? 0);
      const x = Math.sign((first[i] ?? 0) - (first[j] ?? 0));
      const y = Math.sign((second[i] ?? 0) - (second[j] ?? 0));
      total += weight;
      if (x === 0) tiedFirst += weight;
      if (y === 0) tiedSecond += weight;
      agreement += weight * x * y;
    }
  }
  const tau = agreement / Math.sqrt((total - tiedFirst) * (total - tiedSecond));
  return Math.max(-1, Math.min(1, tau));
}

/** Twice the mean rank of each value, so that ties keep whole numbers. */
export function doubledRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let first = 0; first < order.length;) {
    const value = values[order[first] ?? 0];
    let last = first;
    while (last + 1 < order.length && values[order[last + 1] ?? 0] === value) last += 1;
    for (let at = first; at <= last; at++) ranks[order[at] ?? 0] = first + last + 2;
    first = last + 1;
  }
  return ranks;
}
