import { compareText } from '../../platform/compare-text';
import { groupBy } from '../../platform/group-by';
import type { BaseScore } from '../../scoring';
import type { Knowledge } from '../knowledge/knowledge';

/** How much better than training from scratch, in the unit of one metric. */
export interface GainOverScratch {
  value: number;
  /** 90% interval of the mean; null under three baselines. */
  interval: { lower: number; upper: number } | null;
  metric: string;
  /** How many results with a baseline it is taken from. */
  results: number;
}

/** Two-sided 90% quantile of the normal distribution. */
const Z_90 = 1.6449;
const MINIMUM_FOR_INTERVAL = 3;

/**
 * Mean gain of a base over a model trained from scratch, weighted by similarity to the target, over
 * its results that have such a baseline and the metric that most of them use. Null where none has.
 */
export function gainOverScratch(
  baseId: number,
  evidence: readonly Pick<BaseScore['evidence'][number], 'resultId' | 'similarity'>[],
  knowledge: Knowledge,
): GainOverScratch | null {
  const gains = evidence.flatMap(({ resultId, similarity }) => {
    const result = knowledge.results.get(Number(resultId));
    if (result?.scratchBaseline == null || result.baseId !== baseId || similarity <= 0) return [];
    const sign = result.direction === 'HIGHER' ? 1 : -1;
    const value = sign * (result.value - result.scratchBaseline);
    return [{ metric: result.metricId, weight: similarity, value }];
  });
  const groups = [...groupBy(gains, ({ metric }) => metric)].sort(
    (a, b) => b[1].length - a[1].length || compareText(a[0], b[0]),
  );
  const [most] = groups;
  if (most === undefined) return null;
  const [metric, members] = most;
  return { ...weightedMean(members), metric, results: members.length };
}

function weightedMean(members: readonly { weight: number; value: number }[]): {
  value: number;
  interval: GainOverScratch['interval'];
} {
  const total = members.reduce((sum, { weight }) => sum + weight, 0);
  const mean = members.reduce((sum, { weight, value }) => sum + weight * value, 0) / total;
  if (members.length < MINIMUM_FOR_INTERVAL) return { value: mean, interval: null };
  const variance = members.reduce((sum, { weight, value }) => sum + weight * (value - mean) ** 2, 0) / total;
  const effective = total ** 2 / members.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const margin = Z_90 * Math.sqrt(variance / Math.max(1, effective - 1));
  return { value: mean, interval: { lower: mean - margin, upper: mean + margin } };
}
