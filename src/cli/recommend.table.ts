import Table from 'cli-table3';
import { percent, signed } from '../platform/figures';
import type { BaseRecommendations } from '../recommend';
import { SHOWN_ALTERNATIVES, type Advice } from './recommend.json';

type BaseRecommendation = BaseRecommendations['recommendations'][number];

const HEAD = ['#', 'Base', 'Score (90%)', 'Beats', 'Known', 'Params', 'Licence', 'Main reason'];
const REASON_WIDTH = 60;
const REJECTED_SHOWN = 3;

/**
 * An answer for people to read: what the target is near, the bases in order, and what was left out.
 */
export function describeRecommendations(answer: BaseRecommendations, orderAdvice: Advice = null): string {
  const { target, abstention, recommendations, candidates, taskEvidence } = answer;
  const near = targetLines(target);
  const body =
    abstention === null
      ? [
          tableOf(recommendations),
          `Score: expected result in standard deviations above the mean of ${candidates} candidates. Beats: share of them that it is expected to beat. Known: how much of the unknown the evidence explains.`,
          ...expectedLines(answer),
          ...orderLines(recommendations),
          ...(taskEvidence === null ? [] : [`Evidence of this task: ${taskEvidence.text}`]),
        ]
      : [
          `No recommendation: ${abstention.reason}`,
          abstention.advice,
          ...(answer.warning === null ? [] : [answer.warning]),
          ...alternativeLines(abstention),
        ];
  const advice = adviceLines(answer, orderAdvice);
  return [...near, ...body, ...bestLines(answer), ...rejectedLines(answer), ...advice].join('\n');
}

/** How good the order is expected to be, and what to do where it may well be wrong. */
const expectedLines = ({ expectedOrder, warning }: BaseRecommendations): string[] =>
  [expectedOrder?.text ?? null, warning].filter((line) => line !== null);

/** Why a base of a lower score stands before another; nothing where none does. */
function orderLines(recommendations: readonly BaseRecommendation[]): string[] {
  const specialists = recommendations.filter(({ evidenceTier }) => evidenceTier === 'SPECIALIST').length;
  const measured = recommendations.filter(({ evidenceTier }) => evidenceTier === 'MEASURED').length;
  const parts = [
    [specialists, 'specialists of the field'],
    [measured, 'others measured on the task'],
    [recommendations.length - specialists - measured, 'estimated from other results'],
  ] as const;
  const there = parts.filter(([count]) => count > 0);
  const isByScore = recommendations.every(
    ({ score }, place) => score <= (recommendations[place - 1]?.score ?? Infinity),
  );
  if (isByScore || there.length < 2) return [];
  return [
    `Order: by what speaks for them, then by score: ${there.map(([count, what]) => `${what} (${count})`).join(', ')}.`,
  ];
}

/** How a target was understood, and what it is near; nothing of what is not known. */
export function targetLines({
  nearestDomains,
  kindOfData,
  task,
  languages,
  note,
}: BaseRecommendations['target']): string[] {
  const nearest = nearestDomains
    .slice(0, 3)
    .map(({ domain, similarity }) => `${domain.slug} (${similarity.toFixed(2)})`);
  const what = [
    ...(task === null ? [] : [task.task.id]),
    ...(kindOfData.length === 0 ? [] : [kindOfData.join(' and ')]),
  ];
  const sure = task?.inferred === true ? ` (inferred, ${task.confidence.toFixed(1)})` : '';
  return [
    ...(what.length === 0 ? [] : [`Understood as: ${what.join(' on ')}${sure}`]),
    ...(languages.length === 0 ? [] : [`Languages: ${languages.join(', ')}`]),
    ...(nearest.length === 0 ? [] : [`Nearest domains: ${nearest.join(', ')}`]),
    ...(note === null ? [] : [note]),
  ];
}

/** Bases that can be used, with what to do; not ranked. */
function alternativeLines({ alternatives }: NonNullable<BaseRecommendations['abstention']>): string[] {
  return alternatives
    .slice(0, SHOWN_ALTERNATIVES)
    .map(({ base, way, text }) => `  ${base.slug}${way === null ? '' : ` (${way})`}: ${text}`);
}

/** How to use the best base, and what it gains. */
function bestLines({ recommendations: [best] }: BaseRecommendations): string[] {
  if (best === undefined) return [];
  const { adaptation, gainOverMostDownloaded: gain, way } = best;
  return [
    ...(way.task === null ? [] : [`Way of ${best.base.slug} to ${way.task.id}: ${way.text}`]),
    ...(adaptation === null ? [] : [`To adapt ${best.base.slug}: ${adaptation.text}.`]),
    ...(gain === null
      ? []
      : [
          `Over ${gain.base.slug}, the most downloaded that fits: ${signed(gain.value)} (${signed(gain.interval.lower)} to ${signed(gain.interval.upper)}).`,
        ]),
  ];
}

function adviceLines(
  { advice, counterfactuals, ownResults }: BaseRecommendations,
  orderAdvice: Advice,
): string[] {
  return [
    ...counterfactuals.map(({ text }) => text),
    ...(ownResults === null ? [] : [`Your own results: ${ownResults.text}`]),
    ...[advice, orderAdvice].flatMap((one) => one?.text ?? []),
  ];
}

function tableOf(recommendations: readonly BaseRecommendation[]): string {
  const table = new Table({
    head: HEAD,
    colAligns: ['right', 'left', 'right', 'right', 'right', 'right', 'left', 'left'],
    colWidths: [null, null, null, null, null, null, null, REASON_WIDTH],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const recommendation of recommendations) table.push(rowOf(recommendation));
  return table.toString();
}

function rowOf({
  rank,
  base,
  score,
  interval,
  compatibility,
  explained,
  reasons,
  siblings,
}: BaseRecommendation): string[] {
  return [
    String(rank),
    siblings.count === 0 ? base.slug : `${base.slug} (+${siblings.count} alike)`,
    `${signed(score)} (${signed(interval.lower)} to ${signed(interval.upper)})`,
    percent(compatibility),
    percent(explained),
    base.parameterCount === null ? 'unknown' : sized(base.parameterCount),
    base.weightsLicenses.length === 0 ? 'unknown' : base.weightsLicenses.join(', '),
    mainReason(reasons, score),
  ];
}

/** A reason with less than this share of the greatest is not the main one. */
const MAIN_SHARE = 0.4;

/** Reasons that speak of no merit of the base. */
const ASIDE: ReadonlySet<string> = new Set(['CANDIDATES', 'LEAKAGE', 'LANGUAGES']);

/**
 * The reason that moved the score most in its direction. Results near the target say more, so they
 * come first unless their share is small.
 */
function mainReason(reasons: BaseRecommendation['reasons'], score: number): string {
  const spoken = reasons.filter(({ kind }) => !ASIDE.has(kind));
  const along = spoken.filter(({ contribution }) => contribution * score > 0);
  const greatest = Math.abs(along[0]?.contribution ?? 0);
  const near = along.find(
    ({ kind, contribution }) => kind === 'SIMILAR_TARGETS' && Math.abs(contribution) >= MAIN_SHARE * greatest,
  );
  return (near ?? along[0] ?? spoken[0])?.text ?? '';
}

function rejectedLines(answer: BaseRecommendations): string[] {
  const { rejected, rejectedCount, unsuitedCount, abstention } = answer;
  const unsuited =
    unsuitedCount === 0 ? [] : [`Take the input, but have no way to the task: ${unsuitedCount} bases.`];
  if (rejectedCount === 0) return unsuited;
  const shown = rejected
    .slice(0, Math.min(REJECTED_SHOWN, rejectedCount))
    .map(({ model, reasons }) => `  ${model.slug}: ${reasons.join(' ')}`);
  const how =
    rejectedCount > REJECTED_SHOWN ? `, the ${abstention === null ? 'best' : 'first'} of them:` : ':';
  return [`Rejected by the constraints: ${rejectedCount}${how}`, ...shown, ...unsuited];
}

function sized(parameters: number): string {
  if (parameters >= 1e9) return `${(parameters / 1e9).toFixed(1)}B`;
  return parameters >= 1e6 ? `${Math.round(parameters / 1e6)}M` : `${Math.round(parameters / 1e3)}K`;
}
