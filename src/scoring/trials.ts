import { normalSource, uniformSource } from '../platform/random';
import { factorise } from './linear-algebra';
import type { JointScores } from './types';

/** A base to measure, by its place in the list that was asked about. */
export interface Trial {
  place: number;
  /** What it adds to what the ones chosen before it are expected to bring. */
  gain: number;
}

/**
 * Which bases to measure to learn the order of all: each is the one whose value is expected to take
 * most off the variance of the differences between all bases, given those chosen before (greedy
 * A-optimal design; the posterior variance of a Gaussian process does not depend on the values:
 * Krause, Singh & Guestrin 2008). A gain is the share of that variance, 0 to 1.
 */
export function trialsToLearn({ covariance, noise, scores }: JointScores, count: number): Trial[] {
  const size = scores.length;
  const left = centred(covariance, size);
  const total = trace(left, size);
  const trials: Trial[] = [];
  const isChosen = new Uint8Array(size);
  while (trials.length < Math.min(count, size)) {
    let [best, most] = [-1, -1];
    for (let place = 0; place < size; place++) {
      if (isChosen[place] === 1) continue;
      let squares = 0;
      for (let i = 0; i < size; i++) squares += (left[place * size + i] ?? 0) ** 2;
      const taken = squares / ((left[place * size + place] ?? 0) + noise);
      if (taken > most) [best, most] = [place, taken];
    }
    isChosen[best] = 1;
    trials.push({ place: best, gain: total > 0 ? most / total : 0 });
    observe(left, size, best, noise);
  }
  return trials;
}

/** Draws from the posterior that the best of a batch is averaged over; the same in every run. */
const DRAWS = 1024;
const SEED = 20_261_129;

/**
 * Which bases to measure to find a good one: each is the one that raises the expected value of the
 * best of those chosen most (q-expected improvement, chosen greedily: Ginsbourger, Le Riche &
 * Carraro 2010). Bases that do well and badly together add little to each other, so that a batch is
 * diverse. A gain is in units of the score; that of the first is over the first by score.
 */
export function trialsToWin({ covariance, scores }: JointScores, count: number): Trial[] {
  const size = scores.length;
  if (size === 0) return [];
  const draws = drawsOf(covariance, scores);
  const best = new Float64Array(DRAWS).fill(-Infinity);
  const isChosen = new Uint8Array(size);
  const trials: Trial[] = [];
  let reached = Math.max(...scores);
  while (trials.length < Math.min(count, size)) {
    let [chosen, most] = [-1, -Infinity];
    for (let place = 0; place < size; place++) {
      if (isChosen[place] === 1) continue;
      // The first is what the others are to beat.
      const value = trials.length === 0 ? (scores[place] ?? 0) : meanOfBest(draws, { best, place, size });
      if (value > most) [chosen, most] = [place, value];
    }
    isChosen[chosen] = 1;
    for (let draw = 0; draw < DRAWS; draw++)
      best[draw] = Math.max(best[draw] ?? 0, draws[draw * size + chosen] ?? 0);
    const value = trials.length === 0 ? reached : most;
    trials.push({ place: chosen, gain: Math.max(0, value - reached) });
    reached = trials.length === 1 ? meanOf(best) : Math.max(reached, value);
  }
  return trials;
}

function meanOfBest(
  draws: Float64Array,
  { best, place, size }: { best: Float64Array; place: number; size: number },
): number {
  let sum = 0;
  for (let draw = 0; draw < DRAWS; draw++) sum += Math.max(best[draw] ?? 0, draws[draw * size + place] ?? 0);
  return sum / DRAWS;
}

const meanOf = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Row-major, a draw a row. */
function drawsOf(covariance: Float64Array, scores: Float64Array): Float64Array {
  const size = scores.length;
  const factor = covariance.slice();
  // Rounding may leave two bases that are the same a little less than certain.
  for (let i = 0; i < size; i++) factor[i * size + i] = (factor[i * size + i] ?? 0) * (1 + 1e-6) + 1e-9;
  factorise(factor, size);
  const normal = normalSource(uniformSource(SEED));
  const draws = new Float64Array(DRAWS * size);
  const unit = new Float64Array(size);
  for (let draw = 0; draw < DRAWS; draw++) {
    for (let i = 0; i < size; i++) unit[i] = normal();
    for (let row = 0; row < size; row++) {
      let sum = scores[row] ?? 0;
      for (let i = 0; i <= row; i++) sum += (factor[row * size + i] ?? 0) * (unit[i] ?? 0);
      draws[draw * size + row] = sum;
    }
  }
  return draws;
}

/** Of the differences from the mean of all. */
function centred(covariance: Float64Array, size: number): Float64Array {
  const means = new Float64Array(size);
  for (let row = 0; row < size; row++)
    for (let i = 0; i < size; i++) means[row] = (means[row] ?? 0) + (covariance[row * size + i] ?? 0) / size;
  const middle = meanOf(means);
  const out = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let i = 0; i < size; i++)
      out[row * size + i] =
        ((covariance[row * size + i] ?? 0) + (covariance[i * size + row] ?? 0)) / 2 -
        (means[row] ?? 0) -
        (means[i] ?? 0) +
        middle;
  return out;
}

function trace(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += matrix[i * size + i] ?? 0;
  return sum;
}

/** What is left of the covariance once a place is measured. */
function observe(left: Float64Array, size: number, place: number, noise: number): void {
  const row = left.slice(place * size, (place + 1) * size);
  const variance = (row[place] ?? 0) + noise;
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++)
      left[a * size + b] = (left[a * size + b] ?? 0) - ((row[a] ?? 0) * (row[b] ?? 0)) / variance;
}
