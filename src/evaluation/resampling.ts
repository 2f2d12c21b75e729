import { uniformSource } from '../platform/random';
import { mean } from '../scoring';

/** Where a figure lies with a given probability if the targets had been drawn anew. */
export interface Interval {
  lower: number;
  upper: number;
}

const RESAMPLES = 4000;
/** Two-sided 95%. */
const TAIL = 0.025;
/** Any fixed number does: the same tables give the same intervals. */
const SEED = 20210531;

/**
 * A bootstrap over parts that stand beside each other, such as matrices: in each round every part's
 * rows are drawn anew with putting back, and the figure is the mean over the parts of the mean of
 * their rows. With one part this is the plain bootstrap of a mean.
 */
function resampleMeans(parts: ReadonlyArray<readonly number[]>): Float64Array {
  const filled = parts.filter((part) => part.length > 0);
  const random = uniformSource(SEED);
  const means = new Float64Array(RESAMPLES);
  if (filled.length === 0) return means;
  for (let round = 0; round < RESAMPLES; round++) {
    let total = 0;
    for (const part of filled) {
      let sum = 0;
      for (let i = 0; i < part.length; i++) sum += part[Math.floor(random() * part.length)] ?? 0;
      total += sum / part.length;
    }
    means[round] = total / filled.length;
  }
  return means.sort();
}

/**
 * The 95% percentile interval of the mean (Efron & Tibshirani, An Introduction to the Bootstrap,
 * 1993, chapter 13).
 */
export function bootstrapInterval(...parts: ReadonlyArray<readonly number[]>): Interval {
  const means = resampleMeans(parts);
  return { lower: quantile(means, TAIL), upper: quantile(means, 1 - TAIL) };
}

/** The mean over parts of the mean of their rows; empty parts do not count. */
export function meanOfMeans(parts: ReadonlyArray<readonly number[]>): number {
  return mean(parts.filter((part) => part.length > 0).map(mean));
}

/** Linear between the two nearest of the sorted values. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
