import type { z } from 'zod';
import { sourceText } from '../source-text';
import { lines, listed, percent, short, signed } from '../words';
import type { abstention, estimatedBase, understood } from './told';

type EstimatedBase = z.output<typeof estimatedBase>;

export function understoodText({ kindOfData, task, nearestDomains, note }: z.output<typeof understood>) {
  const [near] = nearestDomains;
  const worked = task?.isInferred === true ? ` (worked out, ${percent(task.confidence)} sure)` : '';
  return lines(
    `Understood as ${listed(kindOfData, 'unclear')} data, task ${task === null ? 'unknown' : task.id}${worked}${
      near === undefined ? '' : `, nearest domain ${near.slug} (${near.similarity.toFixed(2)})`
    }.`,
    note,
  );
}

/** Longer lists are in the structured answer. */
const MOST_REASONS = 2;
const MOST_EVIDENCE = 2;

const evidenceText = ({ base, target, metric, value, ...source }: EstimatedBase['evidence'][number]) =>
  `   Evidence: ${base ?? 'a removed base'} reached ${value} ${metric} on ${
    target ?? 'a removed dataset'
  }, ${sourceText(source)}`;

export function baseText(
  estimate: EstimatedBase,
  { withSnippet }: { readonly withSnippet: boolean },
): string {
  const { rank, base, score, interval, compatibility, evidenceTier, parameterCount, license } = estimate;
  const reasons = estimate.reasons.slice(0, MOST_REASONS).map(({ text }) => text);
  return lines(
    `${rank}. ${base ?? 'a base that was removed meanwhile'} (${short(parameterCount)}, licence ${
      license ?? 'unknown'
    }): score ${signed(score)} (${signed(interval.lower)} to ${signed(
      interval.upper,
    )}), expected to beat ${percent(compatibility)} of the candidates; ${evidenceTier}.`,
    reasons.length > 0 && `   Why: ${reasons.join(' ')}`,
    ...estimate.evidence.slice(0, MOST_EVIDENCE).map(evidenceText),
    `   How: ${estimate.protocol}. ${estimate.way}`,
    withSnippet && estimate.startSnippet !== null && `\n${estimate.startSnippet.code}\n`,
  );
}

export function abstentionText(abstained: z.output<typeof abstention>): string | null {
  if (abstained === null) return null;
  const { reason, advice, alternatives } = abstained;
  return lines(
    `No base is recommended: ${reason} ${advice}`,
    alternatives.length > 0 &&
      `Usable, but not ranked by any evidence: ${listed(alternatives.map(({ base }) => base))}.`,
  );
}
