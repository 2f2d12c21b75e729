import { startSnippet } from '../../catalog';
import { wayOf, type BaseWay } from '../candidates/base-way';
import { doubtOnLanguages } from '../candidates/constraints';
import type { EvidenceTier } from '../candidates/evidence-tier';
import { taskLikeness } from '../candidates/task-likeness';
import { memoryFit, weightsOfBase } from '../candidates/memory';
import type { RankedCandidates } from '../candidates/rank-candidates';
import type { KnownBase } from '../knowledge/knowledge';
import type { Snapshot } from '../knowledge/snapshot';
import type { ProtocolComparison } from '../knowledge/protocol-comparisons';
import type { CheckedConstraints, CheckedQuestion } from '../question/question';
import type { ResolvedTarget } from '../question/target';
import { adaptationOf } from './adaptation';
import { differenceBetween } from './difference';
import { gainOverScratch } from './gain-over-scratch';
import { nameModel, nameResult } from './names';
import { reasonsFor, type Reason } from './reasons';
import type { BaseRecommendation } from './recommendation';
import { shownFirst } from './shown-evidence';
import { chooseStrategy, type Strategy } from './strategy';

/**
 * Pieces of evidence shown for each base; all that moved the score are used for the gain over
 * scratch.
 */
const SHOWN_EVIDENCE = 5;
const SHOWN_SIBLINGS = 100;

/** A question with everything that was worked out for all its bases. */
export interface AnswerContext {
  question: CheckedQuestion;
  target: ResolvedTarget;
  snapshot: Snapshot;
  /** How many bases were compared. */
  candidates: number;
  /** How the candidates were ranked. */
  ranked: Pick<RankedCandidates, 'estimate' | 'covariance' | 'expectedCorrelation'>;
  protocolComparisons: readonly ProtocolComparison[];
  /** What most people would take: the most downloaded base that meets the constraints. */
  mostDownloaded: KnownBase | null;
}

/** Everything that an answer says of one base. */
export function describeBase(
  base: KnownBase,
  { rank, tier, siblings }: { rank: number; tier: EvidenceTier; siblings: readonly KnownBase[] },
  context: AnswerContext,
): BaseRecommendation {
  const { question, target, snapshot, candidates, ranked } = context;
  const { knowledge } = snapshot;
  const own = ranked.estimate(base);
  const strategy = strategyFor(base, context);
  const shown = shownFirst(own.evidence, target, knowledge);
  const way = wayOf(base, target, knowledge);
  return {
    rank,
    base: nameModel(base, knowledge),
    way,
    resultsOfTask: resultsOf(base, context),
    evidenceTier: tier,
    score: own.score,
    interval: own.interval,
    compatibility: own.compatibility,
    confidence: ranked.expectedCorrelation,
    explained: own.explained,
    reasons: [
      ...reasonsFor({ base, score: own, candidates, knowledge }),
      ...languageDoubt(base, question.constraints),
    ],
    evidence: shown.slice(0, SHOWN_EVIDENCE).flatMap(({ resultId, similarity, weight }) => {
      const result = knowledge.results.get(Number(resultId));
      return result === undefined ? [] : [{ result: nameResult(result, knowledge), similarity, weight }];
    }),
    strategy,
    gainOverScratch: gainOverScratch(base.id, own.evidence, knowledge),
    fit: memoryFit(weightsOfBase(base, knowledge), question.constraints.precision),
    startSnippet: snippetFor(base, way, target.facts.classes),
    adaptation: adaptationOf({
      base,
      knowledge,
      classes: target.facts.classes,
      protocol: strategy.protocol,
      way: way.way,
    }),
    gainOverMostDownloaded: gainOverUsual(base, context),
    siblings: { count: siblings.length, slugs: siblings.slice(0, SHOWN_SIBLINGS).map(({ slug }) => slug) },
  };
}

function languageDoubt(base: KnownBase, constraints: CheckedConstraints): Reason[] {
  const text = doubtOnLanguages(base, constraints);
  return text === null ? [] : [{ kind: 'LANGUAGES', text, contribution: 0 }];
}

/** How to adapt a base to the target of a context. */
export const strategyFor = (
  base: KnownBase,
  { question, target, protocolComparisons, snapshot }: AnswerContext,
): Strategy =>
  chooseStrategy({
    target,
    protocol: question.protocol,
    way: wayOf(base, target, snapshot.knowledge).way,
    protocolComparisons,
    results: snapshot.knowledge.results.countedOf(base.id),
  });

function gainOverUsual(
  base: KnownBase,
  { mostDownloaded, ranked, snapshot }: AnswerContext,
): BaseRecommendation['gainOverMostDownloaded'] {
  if (mostDownloaded === null || mostDownloaded === base) return null;
  const difference = differenceBetween(base, mostDownloaded, ranked);
  return { base: nameModel(mostDownloaded, snapshot.knowledge), ...difference };
}

function snippetFor(
  { hubId, externalId, revision, libraries, kind, architectureFamily }: KnownBase,
  { way, task }: BaseWay,
  classes: number | undefined,
): BaseRecommendation['startSnippet'] {
  if (hubId === null || externalId === null || revision === null) return null;
  const use = task === null ? undefined : { kind, way, taskId: task.id, architectureFamily, classes };
  return startSnippet({ hubId, externalId, revision, libraries }, use);
}

/** How many of its results that count are on targets of the task, the question's own included. */
function resultsOf(base: KnownBase, { target, snapshot }: AnswerContext): number {
  const { knowledge } = snapshot;
  const likeness = taskLikeness(target, knowledge);
  const own = target.measured.filter((one) => one.base === base).length;
  const results = knowledge.results.countedOf(base.id);
  return own + results.filter(({ datasetId }) => likeness(datasetId) === 'SAME').length;
}
