import { finishInSlices } from '../../platform/slices';
import { wayOf, type BaseWay } from '../candidates/base-way';
import type { RankedCandidate } from '../candidates/base-order';
import { MOST_NAMED } from '../candidates/candidates';
import type { Folded } from '../candidates/siblings';
import { abstainOnTarget } from '../explanation/abstain';
import { counterfactuals } from '../explanation/counterfactual';
import { describeBase, type AnswerContext } from '../explanation/describe-base';
import { mostDownloadedOf } from '../candidates/most-downloaded';
import { expectedOrder, unweighedWarning } from '../explanation/expected-order';
import { nameModel } from '../explanation/names';
import { protocolComparisonsNear } from '../explanation/nearby';
import { ownResultsInWords } from '../explanation/own-results';
import type {
  Answer,
  BaseRecommendation,
  ExperimentAdvice,
  RejectedBase,
} from '../explanation/recommendation';
import { showTarget } from '../explanation/shown-target';
import { adviseToLearn, adviseToWin } from './advise';
import { examine, type Assessment, type Examination } from './examine';

/**
 * Decides the whole answer to a question whose target was found; the same input always gives the
 * same answer.
 */
export async function assess(assessment: Assessment): Promise<Answer> {
  const { target, snapshot } = assessment;
  const shownTarget = showTarget(target, snapshot.knowledge);
  const unanswerable = abstainOnTarget(target, snapshot);
  if (unanswerable !== null) return { ...NOTHING, target: shownTarget, abstention: unanswerable };
  const examined = await examine(assessment);
  return { target: shownTarget, ...(await answerFrom(examined, assessment)) };
}

async function answerFrom(examined: Examination, assessment: Assessment): Promise<Omit<Answer, 'target'>> {
  const { question, target, snapshot } = assessment;
  const { bases, unsuited, evidence, ranked, accepted, best, rejected, groups, abstention } = examined;
  const candidates = bases.places.length;
  const context: AnswerContext = {
    ...assessment,
    candidates,
    ranked,
    protocolComparisons: best === null ? [] : protocolComparisonsNear(target, snapshot),
    mostDownloaded: await finishInSlices(mostDownloadedOf(accepted)),
  };
  let orderAdvice: Promise<ExperimentAdvice | null> | undefined;
  const recommended = abstention === null ? groups.slice(0, question.first) : [];
  await ranked.look(recommended.map(({ best: first }) => first.base));
  const freed = await finishInSlices(counterfactuals(rejected, best, ranked));
  const order = recommended.length === 0 ? null : expectedOrder(ranked.expectedCorrelation);
  const warnings = [unweighedWarning(snapshot.unweighed), order?.warning ?? null];
  return {
    candidates,
    taskEvidence: evidence,
    recommendations: await finishInSlices(describeInOrder(recommended, context)),
    expectedOrder: order,
    warning: warnings.filter((one) => one !== null).join(' ') || null,
    rejected: rejectedBases(examined, assessment),
    rejectedCount: rejected.count,
    unsuitedCount: unsuited.count,
    counterfactuals: freed.map(({ base, ...cost }) => ({
      ...cost,
      base: nameModel(base, snapshot.knowledge),
    })),
    advice: await finishInSlices(adviseToWin(examined, context)),
    orderAdvice: () => (orderAdvice ??= adviseToLearn(examined, context)),
    ownResults: ownResultsInWords(ranked.own, target.measured),
    abstention,
  };
}

/** Yields wherever it could pause. */
function* describeInOrder(
  recommended: readonly Folded<RankedCandidate>[],
  context: AnswerContext,
): Generator<void, BaseRecommendation[]> {
  const described: BaseRecommendation[] = [];
  for (const { best, siblings } of recommended) {
    const place = { rank: described.length + 1, tier: best.tier, siblings: siblings.map(({ base }) => base) };
    described.push(describeBase(best.base, place, context));
    yield;
  }
  return described;
}

const NOTHING = {
  candidates: 0,
  taskEvidence: null,
  recommendations: [],
  expectedOrder: null,
  warning: null,
  rejected: [],
  rejectedCount: 0,
  unsuitedCount: 0,
  counterfactuals: [],
  advice: null,
  orderAdvice: () => Promise.resolve(null),
  ownResults: null,
} satisfies Omit<Answer, 'target' | 'abstention'>;

/** Why a base that takes the input is not compared. */
const reasonAgainst = ({ isFallback, text }: BaseWay): string =>
  isFallback
    ? `${text} It is not compared, since other bases come to the task more directly and there is something to train on.`
    : text;

/** First what breaks a constraint, then what has no way to the task, each with the reason. */
function rejectedBases(
  { rejected, unsuited }: Examination,
  { target, snapshot: { knowledge } }: Assessment,
): RejectedBase[] {
  return [
    ...rejected.first(MOST_NAMED).map(({ base, broken }) => ({
      model: nameModel(base, knowledge),
      reasons: broken.map(({ reason }) => reason),
      way: wayOf(base, target, knowledge).way,
    })),
    ...unsuited.first.map(({ base, way }) => ({
      model: nameModel(base, knowledge),
      reasons: [reasonAgainst(way)],
      way: way.way,
    })),
  ];
}
