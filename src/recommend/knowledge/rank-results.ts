import { groupBy } from '../../platform/group-by';
import { placesByGroup } from '../../platform/places-by-group';
import { visitInSteps } from '../../platform/slices';
import { KnownResults, type ResultColumns } from './known-results';
import type { Circumstances, ExclusionReason } from './measured-result';
import { ResultsBuilder } from './results-builder';
import type { ResultRow } from './rows';

/**
 * Ranks every result beside the other results of its group.
 *
 * @param rows in the order of their ids
 * @param exclude why a result says nothing of transfer; such a result is ranked too, but nobody's
 * rival
 */
export function* rankResults(
  rows: Iterable<ResultRow>,
  exclude: (row: ResultRow) => ExclusionReason | null,
): Generator<void, KnownResults> {
  const builder = new ResultsBuilder();
  yield* visitInSteps(rows, (row) => builder.add(row, exclude(row)));
  const { columns, circumstances } = builder.done();
  const groups = groupsOf(circumstances);
  const { firstOf, places } = yield* placesByGroup(columns.ids.length, {
    count: groups.count,
    of: (place) => groups.of[columns.circumstances[place] ?? 0] ?? 0,
  });
  const isHigherBetter = circumstances.map(({ direction }) => direction === 'HIGHER');
  for (let group = 0; group < groups.count; group++) {
    rankGroup(places.subarray(firstOf[group], firstOf[group + 1]), columns, isHigherBetter);
    yield;
  }
  return yield* KnownResults.create(columns, circumstances);
}

/** By circumstances, which group they are of. */
function groupsOf(circumstances: readonly Circumstances[]): { count: number; of: Int32Array } {
  const groups = new Map<string, number>();
  const of = Int32Array.from(circumstances, ({ group }) => {
    const known = groups.get(group) ?? groups.size;
    groups.set(group, known);
    return known;
  });
  return { count: groups.size, of };
}

/**
 * Sets how each result of a group ranks among the other bases' results in it; the group is sorted
 * once.
 *
 * @param isHigherBetter by circumstances
 */
function rankGroup(
  group: Int32Array,
  { baseIds, circumstances, values, excluded, beaten, rivals }: ResultColumns,
  isHigherBetter: readonly boolean[],
): void {
  const valueAt = (place: number): number => values[place] ?? NaN;
  const counted = group.filter((place) => excluded[place] === 0);
  const sorted = Float64Array.from(counted, valueAt).sort();
  const own = groupBy(counted, (place) => baseIds[place]);
  for (const place of group) {
    const siblings = own.get(baseIds[place]) ?? [];
    const others = counted.length - siblings.length;
    rivals[place] = others;
    if (others === 0) continue;
    const value = valueAt(place);
    const lower = pointsOver(value, sorted) - pointsOverFew(value, siblings.map(valueAt));
    const isHigher = isHigherBetter[circumstances[place] ?? 0];
    beaten[place] = (isHigher === true ? lower : others - lower) / others;
  }
}

/** How many of the sorted values lie below `value`, ties counted half. */
function pointsOver(value: number, sorted: Float64Array): number {
  return (firstFrom(sorted, value, false) + firstFrom(sorted, value, true)) / 2;
}

/** Position of the first of the sorted values that is not below `value`, or that is beyond it. */
function firstFrom(sorted: Float64Array, value: number, isBeyond: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = sorted[middle] ?? 0;
    if (isBeyond ? one > value : one >= value) to = middle;
    else from = middle + 1;
  }
  return from;
}

const pointsOverFew = (value: number, few: readonly number[]): number =>
  few.reduce((sum, one) => sum + (1 + Math.sign(value - one)) / 2, 0);
