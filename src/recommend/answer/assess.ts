import { SCORER_SETTINGS } from '../../scoring';
import { wayOf, type BaseWay } from '../candidates/base-way';
import { candidatesFor, type UnsuitedBase } from '../candidates/candidates';
import { judgeCandidates, type RejectedCandidate } from '../candidates/judge-candidates';
import { rankCandidates, type RankedCandidate, type RankedCandidates } from '../candidates/rank-candidates';
import { foldSiblings, type SiblingRule } from '../candidates/siblings';
import { bearsOnTask, taskEvidence, type TaskEvidence } from '../candidates/task-evidence';
import {
  abstainOnEvidence,
  abstainOnTarget,
  abstainOnTask,
  abstainWithoutCandidates,
} from '../explanation/abstain';
import { chooseExperiment, experimentInWords } from '../explanation/advice';
import { counterfactuals } from '../explanation/counterfactual';
import {
  describeBase,
  mostDownloadedOf,
  strategyFor,
  type AnswerContext,
} from '../explanation/describe-base';
import { nameModel } from '../explanation/names';
import { protocolComparisonsNear, testDatasetFor } from '../explanation/nearby';
import type { Abstention, ExperimentAdvice, Answer, RejectedBase } from '../explanation/recommendation';
import { showTarget } from '../explanation/shown-target';
import type { Snapshot } from '../knowledge/snapshot';
import type { CheckedQuestion } from '../question/question';
import type { ResolvedTarget } from '../question/target';

const SHOWN_REJECTED = 100;

interface Assessment {
  question: CheckedQuestion;
  target: ResolvedTarget;
  snapshot: Snapshot;
}

/**
 * Decides the whole answer to a question whose target was found; the same input always gives the
 * same answer.
 */
export async function assess(assessment: Assessment): Promise<Answer> {
  const { question, target, snapshot } = assessment;
  const shownTarget = showTarget(target, snapshot.knowledge);
  const unanswerable = abstainOnTarget(target, snapshot);
  if (unanswerable !== null) return { ...NOTHING, target: shownTarget, abstention: unanswerable };

  const { bases, unsuited } = candidatesFor(snapshot.possibleBases, target, snapshot.knowledge);
  const evidence = taskEvidence(bases, target, snapshot.knowledge);
  const ranked = await rankCandidates(bases, assessment);
  const { accepted, rejected } = judgeCandidates(ranked.ordered, question.constraints, snapshot.knowledge);
  const abstention = abstain({ accepted, rejected, unsuited, ranked, evidence, target, snapshot });
  const context: AnswerContext = {
    ...assessment,
    candidates: bases.length,
    estimate: ranked.estimate,
    protocolComparisons: accepted.length === 0 ? [] : protocolComparisonsNear(target, snapshot),
    mostDownloaded: mostDownloadedOf(accepted.map(({ base }) => base)),
  };
  const folded = abstention === null ? foldSiblings(accepted, siblingRule(snapshot), question.first) : [];
  return {
    target: shownTarget,
    candidates: bases.length,
    taskEvidence: evidence,
    recommendations: folded.map(({ best, siblings }, index) =>
      describeBase(best.base, { rank: index + 1, siblings: siblings.map(({ base }) => base) }, context),
    ),
    rejected: rejectedBases(rejected, unsuited, assessment),
    rejectedCount: rejected.length,
    unsuitedCount: unsuited.length,
    counterfactuals: counterfactuals(rejected, accepted[0] ?? null, ranked.estimate).map(
      ({ base, ...cost }) => ({ ...cost, base: nameModel(base, snapshot.knowledge) }),
    ),
    advice: advise(accepted, context),
    abstention,
  };
}

/** Noise is what the scorer takes for noise. */
const siblingRule = ({ knowledge, fit }: Snapshot): SiblingRule => ({
  knowledge,
  noise: (fit?.fit.settings ?? SCORER_SETTINGS).noise,
});

const NOTHING = {
  candidates: 0,
  taskEvidence: null,
  recommendations: [],
  rejected: [],
  rejectedCount: 0,
  unsuitedCount: 0,
  counterfactuals: [],
  advice: null,
} satisfies Omit<Answer, 'target' | 'abstention'>;

function abstain(state: {
  accepted: readonly RankedCandidate[];
  rejected: readonly RejectedCandidate[];
  unsuited: readonly UnsuitedBase[];
  ranked: RankedCandidates;
  evidence: TaskEvidence | null;
  target: ResolvedTarget;
  snapshot: Snapshot;
}): Abstention | null {
  const { accepted, rejected, unsuited, ranked, evidence, target, snapshot } = state;
  if (accepted.length === 0) return abstainWithoutCandidates(target, rejected, unsuited);
  const at = { target, knowledge: snapshot.knowledge, usable: accepted.map(({ base }) => base) };
  if (evidence !== null && !bearsOnTask(evidence)) return abstainOnTask(evidence, at);
  return ranked.abstention === undefined ? null : abstainOnEvidence(ranked.abstention, at);
}

/** Why a base that takes the input is not compared. */
const reasonAgainst = ({ isFallback, text }: BaseWay): string =>
  isFallback
    ? `${text} It is not compared, since other bases come to the task more directly and there is something to train on.`
    : text;

/** First what breaks a constraint, then what has no way to the task, each with the reason. */
function rejectedBases(
  rejected: readonly RejectedCandidate[],
  unsuited: readonly UnsuitedBase[],
  { target, snapshot: { knowledge } }: Assessment,
): RejectedBase[] {
  return [
    ...rejected.slice(0, SHOWN_REJECTED).map(({ base, broken }) => ({
      model: nameModel(base, knowledge),
      reasons: broken.map(({ reason }) => reason),
      way: wayOf(base, target, knowledge).way,
    })),
    ...unsuited.slice(0, SHOWN_REJECTED).map(({ base, way }) => ({
      model: nameModel(base, knowledge),
      reasons: [reasonAgainst(way)],
      way: way.way,
    })),
  ];
}

/** What to measure next; null where there is nothing to choose between. */
function advise(accepted: readonly RankedCandidate[], context: AnswerContext): ExperimentAdvice | null {
  const experiment = chooseExperiment(accepted, context.estimate);
  if (experiment === null) return null;
  const { target, snapshot } = context;
  const { base, expectedGain } = experiment;
  const { protocol } = strategyFor(base, context);
  const nearest = testDatasetFor(base, target, snapshot);
  const isTarget = nearest?.dataset.id === target.datasetId;
  const place =
    nearest === null ? null : { name: nearest.dataset.name, similarity: nearest.similarity, isTarget };
  return {
    base: nameModel(base, snapshot.knowledge),
    target:
      nearest === null
        ? null
        : { id: nearest.dataset.id, slug: nearest.dataset.slug, name: nearest.dataset.name },
    similarity: nearest?.similarity ?? null,
    protocol,
    expectedGain,
    text: experimentInWords(experiment, protocol, place),
  };
}
