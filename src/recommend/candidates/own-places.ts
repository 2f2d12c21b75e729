import type { KnownBase } from '../knowledge/knowledge';
import { reordered, type BaseOrder } from './base-order';
import { MEASURED, SPECIALIST } from './evidence-tier';

/**
 * The score of the first of many candidates is too high by half of this on average, as it is the
 * greatest of many that may be off (the winner's curse; docs/lab/own-results.md). A measured base
 * has no such luck behind it.
 */
const LUCK_OF_THE_FIRST = 0.12;

/**
 * Puts bases that were measured side by side on the target itself among the others: in the order of
 * their scores, each before the first that it is expected to do better than, whatever else speaks
 * for that one. A base that nobody tried stands before one that was measured only where it is
 * expected to be better by more than luck. A measured base is at least of the tier MEASURED.
 * @param measured the bases that were measured there
 */
export function withOwnPlaces(order: BaseOrder, measured: ReadonlySet<KnownBase>): BaseOrder {
  const { pool, places, scores } = order;
  const isMeasured = new Uint8Array(pool.size);
  for (const base of measured) isMeasured[pool.placeOf(base) ?? -1] = 1;
  const scoreOf = (rank: number): number => scores[rank] ?? 0;
  const isOwn = (rank: number): boolean => isMeasured[places[rank] ?? 0] === 1;
  const own = [...places.keys()].filter(isOwn).sort((a, b) => scoreOf(b) - scoreOf(a));
  const ranks = new Int32Array(places.length);
  let [placed, next] = [0, 0];
  for (let rank = 0; rank < places.length; rank++) {
    if (isOwn(rank)) continue;
    for (; next < own.length; next++) {
      const one = own[next] ?? 0;
      if (scoreOf(one) + LUCK_OF_THE_FIRST < scoreOf(rank)) break;
      ranks[placed++] = one;
    }
    ranks[placed++] = rank;
  }
  ranks.set(own.slice(next), placed);
  const tiers = order.tiers.map((tier, rank) => (isOwn(rank) && tier !== SPECIALIST ? MEASURED : tier));
  return reordered({ ...order, tiers }, ranks);
}
