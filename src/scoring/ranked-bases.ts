import { placeIn } from './candidate-set';
import type { Reliability } from './leave-out';
import { abstain, detailOf, type Estimator, type Level, type Ordered } from './ranking';
import type { BaseScore, JointScores, RankedBases } from './types';

/** Who answers questions about single candidates. */
export interface Knower {
  estimator: Estimator;
  column: (place: number) => Generator<void, Float64Array>;
  noise: number;
}

/** Candidates in order, with what is worked out of single ones when it is asked for. */
export function* rankedBases(ordered: Ordered, level: Level, knower: Knower): Generator<void, RankedBases> {
  const { set, order } = ordered;
  const { estimator } = knower;
  const placeOf = (baseId: string): number => {
    const place = placeIn(set, baseId);
    if (place < 0) throw new RangeError(`The base ${baseId} was not among the candidates.`);
    return place;
  };
  const detail = (baseId: string): BaseScore => detailOf(placeOf(baseId), { ordered, level, estimator });
  const covariance = (baseId: string, otherId: string): number => {
    const [a, b] = [baseId, otherId]
      .map(placeOf)
      .map((place) => ({ place, position: set.positions[place] ?? 0 }));
    return a === undefined || b === undefined ? 0 : estimator.covariance(a, b) / level.spread ** 2;
  };
  const look = function* (baseIds: readonly string[]): Generator<void, void> {
    for (const place of baseIds.map(placeOf))
      yield* estimator.look({ place, position: set.positions[place] ?? 0 });
  };
  const joint = (baseIds: readonly string[]): Generator<void, JointScores> =>
    jointScores(baseIds.map(placeOf), { ordered, level, knower });
  const ids = new Array<string>(order.length);
  const scores = new Float64Array(order.length);
  const places = new Int32Array(order.length);
  for (let from = 0; from < order.length; from += SLICE) {
    nameSlice(from, ordered, ids);
    placeSlice(from, ordered, places);
    scoreSlice(from, { ordered, level }, scores);
    yield;
  }
  const abstention = abstain(level);
  const expectedCorrelation = expectedOf(level, estimator.reliability);
  return {
    ids,
    places,
    scores,
    detail,
    look,
    covariance,
    joint,
    expectedCorrelation,
    ...(abstention === undefined ? {} : { abstention }),
  };
}

function* jointScores(
  places: readonly number[],
  { ordered, level, knower }: { ordered: Ordered; level: Level; knower: Knower },
): Generator<void, JointScores> {
  const size = places.length;
  const covariance = new Float64Array(size * size);
  const { mean, spread } = level;
  const { excess } = knower.estimator.reliability;
  for (const [row, place] of places.entries()) {
    const column = yield* knower.column(place);
    places.forEach(
      (other, i) => (covariance[row * size + i] = ((column[other] ?? 0) * excess) / spread ** 2),
    );
  }
  return {
    scores: Float64Array.from(places, (place) => ((ordered.means[place] ?? 0) - mean) / spread),
    covariance,
    noise: (knower.noise * excess) / spread ** 2,
  };
}

const SLICE = 8192;

/**
 * What the order is expected to correlate with the truth: what orders of targets like this one
 * reached, and that again as far as the model expects more or less of this one than it did of them,
 * the mean of both.
 */
function expectedOf({ expected }: Level, { near }: Reliability): number {
  if (near === undefined) return Math.min(MOST_EXPECTED, expected);
  const scaled = near.expected > 0 ? (near.pearson * expected) / near.expected : expected;
  return Math.min(MOST_EXPECTED, Math.max(0, (near.pearson + scaled) / 2));
}

/** No order is certain. */
const MOST_EXPECTED = 0.99;

function nameSlice(from: number, { set: { ids: names }, order }: Ordered, ids: string[]): void {
  const end = Math.min(order.length, from + SLICE);
  for (let rank = from; rank < end; rank++) ids[rank] = names[order[rank] ?? 0] ?? '';
}

function placeSlice(from: number, { set, order }: Ordered, places: Int32Array): void {
  const end = Math.min(order.length, from + SLICE);
  for (let rank = from; rank < end; rank++) places[rank] = set.places[order[rank] ?? 0] ?? 0;
}

function scoreSlice(
  from: number,
  { ordered: { means, order }, level }: { ordered: Ordered; level: Level },
  scores: Float64Array,
): void {
  const end = Math.min(order.length, from + SLICE);
  for (let rank = from; rank < end; rank++)
    scores[rank] = ((means[order[rank] ?? 0] ?? 0) - level.mean) / level.spread;
}
