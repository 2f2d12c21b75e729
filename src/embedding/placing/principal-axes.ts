import { uniformSource } from '../../platform/random';
import type { Point } from './point';

const MOST_ROUNDS = 3_000;
/** An axis that turned by less than this in a round is found. */
const STILL = 1e-14;
const SEED = 1;

/**
 * Coordinates of unit vectors on their two principal axes, from the cosines of every two of them
 * (W. S. Torgerson, Multidimensional scaling, Psychometrika 17, 1952): what a projection begins
 * with. An axis points to where its longest coordinate is.
 */
export function onPrincipalAxes(similarities: readonly Float64Array[]): Point[] {
  const centred = centre(similarities);
  const first = principalAxis(centred, []);
  const second = principalAxis(centred, [first]);
  return similarities.map((_, place) => ({ x: first[place] ?? 0, y: second[place] ?? 0 }));
}

/** Takes the mean out of rows and columns. */
function centre(similarities: readonly Float64Array[]): Float64Array[] {
  const count = similarities.length;
  const means = similarities.map((row) => row.reduce((sum, value) => sum + value, 0) / count);
  const mean = means.reduce((sum, value) => sum + value, 0) / count;
  return similarities.map((row, place) =>
    row.map((value, column) => value - (means[place] ?? 0) - (means[column] ?? 0) + mean),
  );
}

const dot = (left: Float64Array, right: Float64Array): number =>
  left.reduce((sum, value, place) => sum + value * (right[place] ?? 0), 0);

const scaled = (vector: Float64Array, factor: number): Float64Array => vector.map((value) => value * factor);

const unit = (vector: Float64Array): Float64Array =>
  scaled(vector, 1 / (Math.sqrt(dot(vector, vector)) || 1));

/** The longest axis upright to the others, as long as what it explains; by power iteration. */
function principalAxis(matrix: readonly Float64Array[], others: readonly Float64Array[]): Float64Array {
  const units = others.map(unit);
  const uniform = uniformSource(SEED);
  let axis = unit(Float64Array.from(matrix, () => uniform() - 0.5));
  let explained = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let next: Float64Array = Float64Array.from(matrix, (row) => dot(row, axis));
    for (const unit of units) {
      const along = dot(unit, next);
      next = next.map((value, place) => value - along * (unit[place] ?? 0));
    }
    explained = Math.sqrt(dot(next, next));
    if (explained === 0) return next;
    const turned = scaled(next, 1 / explained);
    const change = 1 - Math.abs(dot(turned, axis));
    axis = turned;
    if (change < STILL) break;
  }
  const longest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return scaled(axis, Math.sign(longest) * Math.sqrt(explained));
}
