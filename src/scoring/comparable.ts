import { compareText } from '../platform/compare-text';
import { groupInSteps, mapInSteps, sortInSteps } from '../platform/slices';
import type { Column } from './column';
import { isSmall, scaleOf, spreadPriors, unknownSpread, type SpreadPrior } from './pool-scale';
import { mean, spreadOf } from './statistics';
import type { Observation, Observations } from './types';

/** A result whose value was made comparable over columns. */
export interface ComparableResult {
  resultId: string;
  baseId: string;
  targetId: string;
  /** Position among the columns. */
  column: number;
  /** Standard deviations above the mean of the column; greater is better. */
  z: number;
}

/**
 * Fewer bases than this can only be compared where it is known how far apart values of the metric
 * usually lie.
 */
const ENOUGH_BASES = 3;
const FEWEST_BASES = 2;

interface Group {
  own: readonly Observation[];
  /** Greater is better. */
  values: readonly number[];
  column: Omit<Column, 'scale'>;
}

/**
 * Negates values where lower is better and standardises them in each column: by their mean and
 * their population SD or, in a small one, by a scale that also goes by the other columns of the
 * metric. Left out are columns of one base, of two where no other column has the metric, and larger
 * ones without any spread. The order of the input does not matter. Yields wherever it could pause.
 */
export function* makeComparable(
  observations: Observations,
): Generator<void, { columns: Column[]; results: ComparableResult[] }> {
  const groups = yield* groupsOf(observations);
  const priors = spreadPriors(groups.map(({ column }) => column));
  const columns: Column[] = [];
  const results: ComparableResult[] = [];
  for (const { own, values, column } of groups) {
    const prior = priors.get(column.metric);
    const spread = prior ?? unknownSpread(values);
    if (spread === undefined || !isComparable(column, prior)) continue;
    const middle = mean(values);
    const scale = scaleOf(values, column.bases, spread);
    own.forEach(({ resultId, baseId, targetId }, index) => {
      const z = ((values[index] ?? 0) - middle) / scale;
      results.push({ resultId, baseId, targetId, column: columns.length, z });
    });
    columns.push({ ...column, scale });
    yield;
  }
  const ordered = yield* sortInSteps(
    results,
    (a, b) => compareText(a.baseId, b.baseId) || a.column - b.column || compareText(a.resultId, b.resultId),
  );
  return { columns, results: ordered };
}

/** A few equal values tell that their bases are alike; many tell that the target tells nothing. */
function isComparable({ bases, spread }: Omit<Column, 'scale'>, prior: SpreadPrior | undefined): boolean {
  if (bases < (prior === undefined ? ENOUGH_BASES : FEWEST_BASES)) return false;
  return spread > 0 || isSmall(bases);
}

/** In order of their keys; the values of each in order of base and result. */
function* groupsOf(observations: Observations): Generator<void, Group[]> {
  // Sums depend on their order in the last digits, so the order is fixed here.
  const ordered = yield* sortInSteps(
    yield* mapInSteps(observations, (one) => one),
    (a, b) => compareText(a.baseId, b.baseId) || compareText(a.resultId, b.resultId),
  );
  const groups = yield* groupInSteps(ordered, ({ targetId, protocol, metric, pool = '' }) =>
    JSON.stringify([targetId, protocol, metric, pool]),
  );
  const sorted = yield* sortInSteps([...groups], ([a], [b]) => compareText(a, b));
  const found = yield* mapInSteps(sorted, ([, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { targetId, protocol, metric, pool = '' } = first;
    const bases = new Set(own.map(({ baseId }) => baseId)).size;
    const values = own.map((one) => (one.higherIsBetter ? one.value : -one.value));
    return [{ own, values, column: { targetId, protocol, metric, pool, bases, spread: spreadOf(values) } }];
  });
  return found.flat();
}
