import type { KnownBase } from '../knowledge/knowledge';
import type { BasePool } from './base-pool';
import { EVIDENCE_TIERS, type EvidenceTier } from './evidence-tier';

export interface RankedCandidate {
  base: KnownBase;
  /** Expected z against all candidates. */
  score: number;
  tier: EvidenceTier;
  /** Place among all candidates, from 0. */
  place: number;
}

/** Candidates in order, in columns: `candidateAt` puts together what is said of one of them. */
export interface BaseOrder {
  readonly pool: BasePool;
  /** By rank from 0, the place in the pool. */
  readonly places: Int32Array;
  /** By rank: expected z against all candidates. */
  readonly scores: Float64Array;
  /** By rank: a place in `EVIDENCE_TIERS`. */
  readonly tiers: Uint8Array;
}

/** The candidate of a rank. */
export const candidateAt = (order: BaseOrder, rank: number): RankedCandidate => ({
  base: order.pool.at(order.places[rank] ?? -1),
  score: order.scores[rank] ?? 0,
  tier: EVIDENCE_TIERS[order.tiers[rank] ?? 0] ?? 'ESTIMATED',
  place: rank,
});

/** The same candidates in another order. */
export function reordered(order: BaseOrder, ranks: Int32Array): BaseOrder {
  const size = ranks.length;
  const [places, scores, tiers] = [new Int32Array(size), new Float64Array(size), new Uint8Array(size)];
  for (let rank = 0; rank < size; rank++) {
    const former = ranks[rank] ?? 0;
    places[rank] = order.places[former] ?? 0;
    scores[rank] = order.scores[former] ?? 0;
    tiers[rank] = order.tiers[former] ?? 0;
  }
  return { pool: order.pool, places, scores, tiers };
}
