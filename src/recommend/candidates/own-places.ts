import type { KnownBase } from '../knowledge/knowledge';
import type { EvidenceTier } from './evidence-tier';

interface Scored {
  base: KnownBase;
  score: number;
  tier: EvidenceTier;
}

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
 * @param candidates in order
 * @param measured the bases that were measured there
 */
export function withOwnPlaces<Candidate extends Scored>(
  candidates: readonly Candidate[],
  measured: ReadonlySet<KnownBase>,
): Candidate[] {
  const own = candidates
    .filter(({ base }) => measured.has(base))
    .sort((a, b) => b.score - a.score)
    .map((one): Candidate => (one.tier === 'SPECIALIST' ? one : { ...one, tier: 'MEASURED' }));
  const placed: Candidate[] = [];
  let next = 0;
  for (const other of candidates) {
    if (measured.has(other.base)) continue;
    for (; next < own.length; next++) {
      const one = own[next];
      if (one === undefined || one.score + LUCK_OF_THE_FIRST < other.score) break;
      placed.push(one);
    }
    placed.push(other);
  }
  return [...placed, ...own.slice(next)];
}
