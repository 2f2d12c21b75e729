import { normalBelow } from '../platform/normal-distribution';
import { doubledRanks } from '../scoring';

/** Beyond this many pairs the normal approximation is as good as the exact distribution. */
const MOST_EXACT = 100;

/**
 * Two-sided p-value of Wilcoxon's signed-rank test (Wilcoxon, Individual Comparisons by Ranking
 * Methods, Biometrics Bulletin 1945) that paired differences lie evenly about 0. Zeros are dropped
 * and ties share their mean rank. The distribution is exact given the ranks up to 100 pairs, normal
 * with the correction for ties beyond. 1 with no pair left.
 */
export function signedRankTest(differences: readonly number[]): number {
  const kept = differences.filter((difference) => difference !== 0);
  const ranks = doubledRanks(kept.map(Math.abs));
  const positive = ranks.reduce((sum, rank, i) => sum + ((kept[i] ?? 0) > 0 ? rank : 0), 0);
  if (kept.length === 0) return 1;
  return kept.length <= MOST_EXACT ? exact(ranks, positive) : approximate(ranks, positive);
}

/** Counts, over all signs, how often the positive ranks add up to as little, or as much. */
function exact(ranks: readonly number[], positive: number): number {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const share = new Float64Array(most + 1);
  share[0] = 1;
  for (const rank of ranks) {
    for (let sum = most; sum >= 0; sum--) {
      share[sum] = (share[sum] ?? 0) / 2 + (sum >= rank ? (share[sum - rank] ?? 0) / 2 : 0);
    }
  }
  let tail = 0;
  for (let sum = 0; sum <= Math.min(positive, most - positive); sum++) tail += share[sum] ?? 0;
  return Math.min(1, 2 * tail);
}

function approximate(ranks: readonly number[], positive: number): number {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const deviation = Math.sqrt(ranks.reduce((sum, rank) => sum + rank * rank, 0)) / 2;
  return Math.min(1, 2 * normalBelow(-Math.abs(positive - total / 2) / deviation));
}
