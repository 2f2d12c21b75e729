import type { Column } from './comparable';
import { mean, populationSpread } from './statistics';

/** The usual spread of values within a column of a metric: log SD, normal. */
export interface SpreadPrior {
  mean: number;
  deviation: number;
}

/** Columns of fewer bases say little of how far apart values of their metric usually lie. */
const FEWEST_BASES = 4;
/** A metric that was used in fewer columns than this has no usual spread. */
const FEWEST_COLUMNS = 2;
/** Targets differ, so that the next column may differ from the known ones by a factor of 1.6. */
const LEAST_DEVIATION = 0.5;
/** Where nothing is known of a metric, its spread may be eight times what its values show. */
const UNKNOWN_DEVIATION = 2;

/** By metric, how far apart its values usually lie within a column. */
export function spreadPriors(
  columns: ReadonlyArray<Pick<Column, 'metric' | 'bases' | 'spread'>>,
): Map<string, SpreadPrior> {
  const logs = new Map<string, number[]>();
  for (const { metric, bases, spread } of columns) {
    if (bases < FEWEST_BASES || !(spread > 0)) continue;
    const known = logs.get(metric) ?? [];
    known.push(Math.log(spread));
    logs.set(metric, known);
  }
  return new Map(
    [...logs]
      .filter(([, known]) => known.length >= FEWEST_COLUMNS)
      .map(([metric, known]) => [
        metric,
        { mean: mean(known), deviation: Math.max(LEAST_DEVIATION, populationSpread(known)) },
      ]),
  );
}

/** The prior of a metric without other columns: about what its values show themselves. */
export const unknownSpread = (values: readonly number[]): SpreadPrior => ({
  mean: Math.log(populationSpread(values) || Number.EPSILON),
  deviation: UNKNOWN_DEVIATION,
});

/** Points of the grid, from -REACH to REACH prior deviations. */
const POINTS = 41;
const REACH = 2.5;

/** A scale that is possible, with its log prior density up to a constant. */
export interface PossibleScale {
  log: number;
  prior: number;
}

/** The scales that are integrated over. */
export function scalesOf({ mean: middle, deviation }: SpreadPrior): PossibleScale[] {
  return Array.from({ length: POINTS }, (_, point) => {
    const at = REACH * ((2 * point) / (POINTS - 1) - 1);
    return { log: middle + at * deviation, prior: -(at ** 2) / 2 };
  });
}

/** Of log weights, the weights that add up to 1. */
export function normalised(logs: readonly number[]): number[] {
  const greatest = Math.max(...logs);
  const weights = logs.map((one) => Math.exp(one - greatest));
  const total = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((one) => one / total);
}

/**
 * How much a pool counts as a small one, 1 to 0: its offset and scale are then not those of its own
 * values. It falls off with the number of bases, so that nothing jumps when one more is measured.
 */
export const smallness = (bases: number): number => Math.exp(-Math.max(0, bases - 2) / SMALL_BASES);

const SMALL_BASES = 4;

/**
 * What the distances of a small pool's values are divided by. Its own SD says little, and too
 * little where like bases were measured: values are a + s z with a flat and log s normal around the
 * usual spread of the metric, and the mean of 1 / s over the posterior is taken (z standard
 * normal). It passes into the SD of the values as the pool grows.
 */
export function scaleOf(values: readonly number[], bases: number, prior: SpreadPrior): number {
  const own = populationSpread(values);
  const scales = scalesOf(prior);
  const squares = values.length * own ** 2;
  const weights = normalised(
    scales.map(
      ({ log, prior: density }) => density - (values.length - 1) * log - squares / 2 / Math.exp(2 * log),
    ),
  );
  const inverse = scales.reduce((sum, { log }, i) => sum + (weights[i] ?? 0) * Math.exp(-log), 0);
  const small = own > 0 ? smallness(bases) : 1;
  return 1 / (small * inverse + (small < 1 ? (1 - small) / own : 0));
}
