import { compareText } from '../platform/compare-text';
import { placesByGroup } from '../platform/places-by-group';
import { sortInSteps, visitInSteps } from '../platform/slices';
import { idAt, IdsBuilder, type Ids } from './ids';
import type { Observation, Observations } from './types';

/** Observations whose values may be compared with each other. */
export type ObservedPool = Required<Pick<Observation, 'targetId' | 'protocol' | 'metric' | 'pool'>>;

/** Observations in columns, named by their places. */
export interface Observed {
  ids: Ids;
  /** In order. */
  bases: readonly string[];
  baseOf: Int32Array;
  /** In order of their keys. */
  pools: readonly ObservedPool[];
  poolOf: Int32Array;
  /** Greater is better. */
  values: Float64Array;
}

/** Puts observations into columns. Yields wherever it could pause. */
export function* observe(observations: Observations): Generator<void, Observed> {
  const count = observations.length;
  const ids = new IdsBuilder(count);
  const [baseOf, poolOf] = [new Int32Array(count), new Int32Array(count)];
  const values = new Float64Array(count);
  const bases = new Map<string, number>();
  const pools = new Map<string, { place: number; pool: ObservedPool }>();
  let last: { place: number; pool: ObservedPool } | undefined;
  yield* visitInSteps(observations, (one, place) => {
    ids.push(one.resultId);
    const base = bases.get(one.baseId) ?? bases.size;
    bases.set(one.baseId, base);
    baseOf[place] = base;
    // Results of one pool mostly follow each other.
    last = last !== undefined && isOf(last.pool, one) ? last : poolIn(pools, one);
    poolOf[place] = last.place;
    values[place] = one.higherIsBetter ? one.value : -one.value;
  });
  const inOrder = yield* sortInSteps([...bases.keys()], compareText);
  const keys = yield* sortInSteps([...pools.keys()], compareText);
  yield* renumber(
    baseOf,
    inOrder.map((name) => bases.get(name) ?? 0),
  );
  const ordered = keys.flatMap((key) => pools.get(key) ?? []);
  yield* renumber(
    poolOf,
    ordered.map(({ place }) => place),
  );
  return {
    ids: ids.ids(),
    bases: inOrder,
    baseOf,
    pools: ordered.map(({ pool }) => pool),
    poolOf,
    values,
  };
}

const isOf = (known: ObservedPool, { targetId, protocol, metric, pool = '' }: Observation): boolean =>
  known.targetId === targetId &&
  known.protocol === protocol &&
  known.metric === metric &&
  known.pool === pool;

function poolIn(
  pools: Map<string, { place: number; pool: ObservedPool }>,
  { targetId, protocol, metric, pool = '' }: Observation,
): { place: number; pool: ObservedPool } {
  const key = JSON.stringify([targetId, protocol, metric, pool]);
  const known = pools.get(key);
  if (known !== undefined) return known;
  const made = { place: pools.size, pool: { targetId, protocol, metric, pool } };
  pools.set(key, made);
  return made;
}

/** Numbers in the place of others: of each the place that it has in an order. */
function* renumber(numbers: Int32Array, order: readonly number[]): Generator<void, void> {
  const placeOf = new Int32Array(order.length);
  order.forEach((number, place) => (placeOf[number] = place));
  yield;
  yield* visitInSteps(numbers, (number, at) => (numbers[at] = placeOf[number] ?? 0));
}

/** Places of observations in order of base and id. Yields wherever it could pause. */
export function* inOrderOfBase({ ids, bases, baseOf }: Observed): Generator<void, Int32Array> {
  const { firstOf, places } = yield* placesByGroup(baseOf.length, {
    count: bases.length,
    of: (place) => baseOf[place] ?? 0,
  });
  for (let base = 0; base < bases.length; base++) {
    const own = places.subarray(firstOf[base], firstOf[base + 1]);
    if (own.length < 2) continue;
    const named = Array.from(own, (place) => ({ place, id: idAt(ids, place) }));
    const sorted = yield* sortInSteps(named, (a, b) => compareText(a.id, b.id));
    sorted.forEach(({ place }, at) => (own[at] = place));
  }
  return places;
}
