import { placesByGroup } from '../platform/places-by-group';
import type { Column } from './column';
import { pickIds, type Ids } from './ids';
import { inOrderOfBase, observe, type Observed } from './observed';
import { isSmall, scaleOf, spreadPriors, unknownSpread, type SpreadPrior } from './pool-scale';
import { mean, spreadOf } from './statistics';
import type { Observations } from './types';

/**
 * Results whose values were made comparable over columns, in columns themselves: in order of base,
 * column and id.
 */
export interface ComparableResults {
  ids: Ids;
  /** Those that have any, in order. */
  bases: readonly string[];
  baseOf: Int32Array;
  /** Positions among the columns. */
  columnOf: Int32Array;
  /** Standard deviations above the mean of the column; greater is better. */
  z: Float64Array;
}

/**
 * Fewer bases than this can only be compared where it is known how far apart values of the metric
 * usually lie.
 */
const ENOUGH_BASES = 3;
const FEWEST_BASES = 2;

interface Group {
  /** Observations, in order of base and id. */
  places: Int32Array;
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
): Generator<void, { columns: Column[]; results: ComparableResults }> {
  const observed = yield* observe(observations);
  const groups = yield* groupsOf(observed);
  const priors = spreadPriors(groups.map(({ column }) => column));
  const columns: Column[] = [];
  const found = new ByColumn(observed);
  for (const { places, values, column } of groups) {
    const prior = priors.get(column.metric);
    const spread = prior ?? unknownSpread(values);
    if (spread === undefined || !isComparable(column, prior)) continue;
    const middle = mean(values);
    const scale = scaleOf(values, column.bases, spread);
    places.forEach((place, index) =>
      found.add(place, columns.length, ((values[index] ?? 0) - middle) / scale),
    );
    columns.push({ ...column, scale });
    yield;
  }
  return { columns, results: yield* found.results() };
}

/** A few equal values tell that their bases are alike; many tell that the target tells nothing. */
function isComparable({ bases, spread }: Omit<Column, 'scale'>, prior: SpreadPrior | undefined): boolean {
  if (bases < (prior === undefined ? ENOUGH_BASES : FEWEST_BASES)) return false;
  return spread > 0 || isSmall(bases);
}

/** In order of their keys; the values of each in order of base and result. */
function* groupsOf(observed: Observed): Generator<void, Group[]> {
  const { baseOf, poolOf, pools, values: all } = observed;
  // Sums depend on their order in the last digits, so the order is fixed here.
  const ordered = yield* inOrderOfBase(observed);
  const grouped = yield* placesByGroup(ordered.length, {
    count: pools.length,
    of: (at) => poolOf[ordered[at] ?? 0] ?? 0,
  });
  const groups: Group[] = [];
  for (const [group, pool] of pools.entries()) {
    const own = grouped.places.subarray(grouped.firstOf[group], grouped.firstOf[group + 1]);
    const places = own.map((at) => ordered[at] ?? 0);
    const values = Array.from(places, (place) => all[place] ?? 0);
    const bases = new Set(Array.from(places, (place) => baseOf[place])).size;
    groups.push({ places, values, column: { ...pool, bases, spread: spreadOf(values) } });
    yield;
  }
  return groups;
}

/** Standardised values as they are found, one column after another. */
class ByColumn {
  private readonly places: Int32Array;
  private readonly columnOf: Int32Array;
  private readonly z: Float64Array;
  private count = 0;

  constructor(private readonly observed: Observed) {
    const { length } = observed.values;
    this.places = new Int32Array(length);
    this.columnOf = new Int32Array(length);
    this.z = new Float64Array(length);
  }

  add(place: number, column: number, z: number): void {
    this.places[this.count] = place;
    this.columnOf[this.count] = column;
    this.z[this.count++] = z;
  }

  /** In order of base; of one base in the order in which they came. */
  *results(): Generator<void, ComparableResults> {
    const { ids, bases: all, baseOf } = this.observed;
    const { firstOf, places: order } = yield* placesByGroup(this.count, {
      count: all.length,
      of: (at) => baseOf[this.places[at] ?? 0] ?? 0,
    });
    const bases: string[] = [];
    const ownerOf = new Int32Array(order.length);
    for (const [base, name] of all.entries()) {
      const [from, to] = [firstOf[base] ?? 0, firstOf[base + 1] ?? 0];
      if (from < to) ownerOf.fill(bases.push(name) - 1, from, to);
    }
    yield;
    const places = order.map((at) => this.places[at] ?? 0);
    const columnOf = order.map((at) => this.columnOf[at] ?? 0);
    yield;
    const z = Float64Array.from(order, (at) => this.z[at] ?? 0);
    yield;
    return { ids: pickIds(ids, places), bases, baseOf: ownerOf, columnOf, z };
  }
}
