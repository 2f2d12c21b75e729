import type { KnownBase } from '../knowledge/knowledge';
import { EVIDENCE_TIERS, type EvidenceTier } from './evidence-tier';

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
 * Candidates in the order of their scores, with their tiers, where some were measured side by side
 * on the target itself: that says more than what else speaks for a base. A measured base is at
 * least MEASURED; one that did better than another of a stronger tier has that tier; one that is
 * expected to be below the average of all has the weakest. A base that nobody tried stands before
 * one that was measured only where it is expected to be better by more than luck.
 * @param measured the bases that were measured there
 */
export function withOwnTiers<Candidate extends Scored>(
  candidates: readonly Candidate[],
  measured: ReadonlySet<KnownBase>,
): Candidate[] {
  const own = candidates
    .filter(({ base }) => measured.has(base))
    .map(({ base, score, tier }) => ({ base, score, rank: Math.min(MEASURED, rankOf(tier)) }));
  const ranks = new Map(
    own.map(({ base, score, rank }) => {
      const beaten = own.filter((other) => other.score < score).map((other) => other.rank);
      return [base, score < 0 ? ESTIMATED : Math.min(rank, ...beaten)];
    }),
  );
  const standing = ({ base, score }: Candidate): number =>
    measured.has(base) ? score + LUCK_OF_THE_FIRST : score;
  return candidates
    .map((one) => {
      const rank = ranks.get(one.base);
      return rank === undefined ? one : { ...one, tier: EVIDENCE_TIERS[rank] ?? one.tier };
    })
    .sort((a, b) => standing(b) - standing(a));
}

const rankOf = (tier: EvidenceTier): number => EVIDENCE_TIERS.indexOf(tier);
const MEASURED = rankOf('MEASURED');
const ESTIMATED = rankOf('ESTIMATED');
