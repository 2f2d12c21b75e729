import { groupBy } from '../platform/group-by';
import type { Column } from './column';
import { mean, populationSpread, spreadOf } from './statistics';

/** The usual spread of values within a column of a metric: log SD, normal. */
export interface SpreadPrior {
  mean: number;
  deviation: number;
}

/**
 * Columns of so many bases show how far apart bases usually are; few were often chosen for being
 * alike. Where a metric has no two columns of the first size, those of the next are taken.
 */
const ENOUGH_BASES = [16, 8, 4] as const;
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
  const byMetric = groupBy(
    columns.filter(({ spread }) => spread > 0),
    ({ metric }) => metric,
  );
  return new Map(
    [...byMetric].flatMap(([metric, own]): Array<[string, SpreadPrior]> => {
      const sizes = ENOUGH_BASES.map((least) => own.filter(({ bases }) => bases >= least));
      const known = sizes
        .find((some) => some.length >= FEWEST_COLUMNS)
        ?.map(({ spread }) => Math.log(spread));
      if (known === undefined) return [];
      return [[metric, { mean: mean(known), deviation: Math.max(LEAST_DEVIATION, populationSpread(known)) }]];
    }),
  );
}

/**
 * The prior of a metric without other columns: about what its values show themselves; undefined
 * where they are all the same.
 */
export function unknownSpread(values: readonly number[]): SpreadPrior | undefined {
  const spread = spreadOf(values);
  return spread > 0 ? { mean: Math.log(spread), deviation: UNKNOWN_DEVIATION } : undefined;
}

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

/** Whether a pool counts as a small one at all; in a larger one offset and scale are its own. */
export const isSmall = (bases: number): boolean => smallness(bases) >= LEAST_SMALLNESS;

const LEAST_SMALLNESS = 0.1;

/** Variance of z among the few bases that are measured together: they were chosen for something. */
const ALIKE = 0.2;

/**
 * What the distances of a small pool's values are divided by. Its own SD says little, and too
 * little where like bases were measured: values are a + s z with a flat and log s normal around the
 * usual spread of the metric, and the mean of 1 / s over the posterior is taken (z normal
 * with the variance of like bases). It passes into the SD of the values as the pool grows.
 */
export function scaleOf(values: readonly number[], bases: number, prior: SpreadPrior): number {
  const own = populationSpread(values);
  const scales = scalesOf(prior);
  const squares = values.length * own ** 2;
  const weights = normalised(
    scales.map(
      ({ log, prior: density }) =>
        density - (values.length - 1) * log - squares / (2 * ALIKE) / Math.exp(2 * log),
    ),
  );
  const inverse = scales.reduce((sum, { log }, i) => sum + (weights[i] ?? 0) * Math.exp(-log), 0);
  const small = own > 0 ? smallness(bases) : 1;
  return 1 / (small * inverse + (small < 1 ? (1 - small) / own : 0));
}
