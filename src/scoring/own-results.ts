import { append } from '../platform/group-by';
import { dot, factorise, solve } from './linear-algebra';
import { mean } from './statistics';
import { normalised, scalesOf, type SpreadPrior } from './pool-scale';

/** Values of one protocol and metric, measured on the target by whoever asks. */
export interface OwnPool {
  /** Places of the measured bases among all that are looked at; a base may come twice. */
  places: readonly number[];
  /** Greater is better. */
  values: readonly number[];
  /** How far apart values of the metric usually lie. */
  spread: SpreadPrior;
  /** Posterior means of the measured bases where the pool was measured, given results elsewhere. */
  means: readonly number[];
  /**
   * Correlation of what is asked about with what was measured: below 1 where protocol or metric
   * differ.
   */
  agreement: number;
  /** Prior covariance of two of the measured bases. */
  priorBetween: (a: number, b: number) => number;
  /** Variance of a standardised value around the base's performance. */
  noise: number;
}

/** What is believed of all bases that are looked at; changed in place. */
export interface Belief {
  means: Float64Array;
  /** Posterior covariance with each base that was measured, by its place. */
  columns: Map<number, Float64Array>;
  /** How much of the variance of each base was taken off so far. */
  explained: Float64Array;
  /** The pools that were taken in, in order. */
  updates: Update[];
  /**
   * By place, what was measured as a z, in each pool that is of what is asked about: this is what
   * the base did there, chance included, and not to be foretold any more.
   */
  observed: Map<number, number[]>;
}

/**
 * Takes one pool into account: its values are a + s z, with a flat and log s normal around what the
 * metric usually has, z the posterior of the bases. Given s everything is linear: with A the
 * covariance of the measured values and B = A^-1 - A^-1 1 1' A^-1 / (1' A^-1 1), the means are
 * mu + S B (y / s - mu), which is averaged over a grid of s weighted by likelihood and prior. One
 * value alone has nothing to be compared with and changes nothing. Yields wherever it could pause.
 */
export function* takeIn(belief: Belief, pool: OwnPool): Generator<void, void> {
  const { places, means, agreement } = pool;
  // The offset is unknown, and large numbers would cancel.
  const middle = mean(pool.values);
  const values = pool.values.map((value) => value - middle);
  const size = places.length;
  const { project, levelOf } = leastSquares(covarianceOf(belief, pool), size);
  const [measured, expected] = [project(Float64Array.from(values)), project(Float64Array.from(means))];
  const { first, second } = inverseScale({ ...pool, values }, { measured, expected });
  const directions = places.map((_, i) => {
    const unit = new Float64Array(size);
    unit[i] = 1;
    return project(unit);
  });
  const cross = places.map((place) => belief.columns.get(place) ?? new Float64Array(0));
  const { means: all, explained } = belief;
  for (let i = 0; i < all.length; i++) {
    const own = Float64Array.from(cross, (column) => agreement * (column[i] ?? 0));
    const along = dot(own, measured);
    all[i] = (all[i] ?? 0) + first * along - dot(own, expected);
    const taken = directions.reduce((sum, row, a) => sum + (own[a] ?? 0) * dot(row, own), 0);
    // How unsure the scale is leaves the mean itself unsure.
    explained[i] = (explained[i] ?? 0) + taken - (second - first ** 2) * along ** 2;
    if (i % SLICE === SLICE - 1) yield;
  }
  const before = places.map((place) => Float64Array.from(belief.columns.get(place) ?? []));
  if (agreement === 1) {
    const level = levelOf(Float64Array.from(values, (value, i) => first * value - (means[i] ?? 0)));
    places.forEach((place, i) => append(belief.observed, place, first * (values[i] ?? 0) - level));
  }
  const update = { agreement, directions, before };
  for (const [place, column] of belief.columns) {
    takeOff(update, place, column);
    yield;
  }
  belief.updates.push(update);
}

/** Bases between two pauses: up to a hundred values are multiplied with each. */
const SLICE = 64;

/** Of the measured values, noise included. */
function covarianceOf(
  { columns }: Belief,
  { places, agreement, priorBetween, noise }: OwnPool,
): Float64Array {
  const size = places.length;
  const matrix = new Float64Array(size * size);
  const apart = 1 - agreement ** 2;
  for (let row = 0; row < size; row++)
    for (let i = 0; i <= row; i++) {
      const [a, b] = [places[row] ?? 0, places[i] ?? 0];
      const between = agreement ** 2 * (columns.get(a)?.[b] ?? 0);
      matrix[row * size + i] =
        between + (apart > 0 ? apart * priorBetween(a, b) : 0) + (row === i ? noise : 0);
    }
  return matrix;
}

/**
 * Generalised least squares with a level: `project` multiplies by B, `levelOf` is the level of some
 * residuals.
 * @param matrix A; overwritten by its factor
 */
function leastSquares(
  matrix: Float64Array,
  size: number,
): { project: (vector: Float64Array) => Float64Array; levelOf: (residuals: Float64Array) => number } {
  factorise(matrix, size);
  const ones = solve(matrix, size, new Float64Array(size).fill(1));
  const total = ones.reduce((sum, one) => sum + one, 0);
  const levelOf = (residuals: Float64Array): number => dot(ones, residuals) / total;
  return {
    levelOf,
    project: (vector) => {
      const level = levelOf(vector);
      return solve(matrix, size, vector).map((one, i) => one - level * (ones[i] ?? 0));
    },
  };
}

/** Posterior mean of 1 / s, and of its square. */
function inverseScale(
  { values: y, means, spread }: OwnPool,
  { measured, expected }: { measured: Float64Array; expected: Float64Array },
): { first: number; second: number } {
  const [own, mixed, foretold] = [
    dot(Float64Array.from(y), measured),
    dot(Float64Array.from(y), expected),
    dot(Float64Array.from(means), expected),
  ];
  const scales = scalesOf(spread);
  const weights = normalised(
    scales.map(({ log, prior }) => {
      const inverse = Math.exp(-log);
      const misfit = inverse ** 2 * own - 2 * inverse * mixed + foretold;
      return prior - (y.length - 1) * log - misfit / 2;
    }),
  );
  const moment = (power: number): number =>
    scales.reduce((sum, { log }, i) => sum + (weights[i] ?? 0) * Math.exp(-power * log), 0);
  return { first: moment(1), second: moment(2) };
}

/** What one pool took off the covariances. */
export interface Update {
  agreement: number;
  /** B, row by row. */
  directions: readonly Float64Array[];
  /** Covariance of each measured base with all, before. */
  before: readonly Float64Array[];
}

/** Takes off the covariance of one place with all what a pool told. */
export function takeOff(
  { agreement, directions, before }: Update,
  place: number,
  column: Float64Array,
): void {
  const own = Float64Array.from(before, (one) => agreement * (one[place] ?? 0));
  directions.forEach((row, a) => {
    const weight = agreement * dot(row, own);
    const measured = before[a];
    if (measured === undefined) return;
    for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) - weight * (measured[i] ?? 0);
  });
}
