import { SCORER_SETTINGS } from '../../scoring';
import { candidatesFor } from '../candidates/candidates';
import { judgeCandidates, type RejectedCandidate } from '../candidates/judge-candidates';
import { rankCandidates, type RankedCandidate, type RankedCandidates } from '../candidates/rank-candidates';
import { foldSiblings, type SiblingRule } from '../candidates/siblings';
import { abstainOnEvidence, abstainOnTarget, abstainWithoutCandidates } from '../explanation/abstain';
import { chooseExperiment, experimentInWords } from '../explanation/advice';
import { counterfactuals } from '../explanation/counterfactual';
import { describeBase, mostDownloadedOf, strategyFor, type Scene } from '../explanation/describe-base';
import { nameDomains, nameModel } from '../explanation/names';
import { duelsNear, testingGround } from '../explanation/nearby';
import type { Abstention, ExperimentAdvice, Answer } from '../explanation/recommendation';
import type { Mind } from '../knowledge/knowledge.service';
import type { CheckedQuestion } from '../question/question';
import type { ResolvedTarget } from '../question/target';

const SHOWN_REJECTED = 100;

interface Assessment {
  question: CheckedQuestion;
  target: ResolvedTarget;
  mind: Mind;
}

/** Decides the whole answer to a question whose target was found; the same input always gives the same answer. */
export async function assess(assessment: Assessment): Promise<Answer> {
  const { question, target, mind } = assessment;
  const said = { nearestDomains: nameDomains(target.nearestDomains, mind.knowledge) };
  const unanswerable = abstainOnTarget(target, mind);
  if (unanswerable !== null) return { ...NOTHING, target: said, abstention: unanswerable };

  const bases = candidatesFor(mind.possibleBases, target);
  const ranked = await rankCandidates(bases, assessment);
  const { accepted, rejected } = judgeCandidates(ranked.ordered, question.constraints, mind.knowledge);
  const abstention = abstain(accepted.length, { ranked, rejected, target, mind });
  const scene: Scene = {
    ...assessment,
    candidates: bases.length,
    estimate: ranked.estimate,
    duels: accepted.length === 0 ? [] : duelsNear(target, mind),
    mostDownloaded: mostDownloadedOf(accepted.map(({ base }) => base)),
  };
  const folded = abstention === null ? foldSiblings(accepted, siblingRule(mind), question.first) : [];
  return {
    target: said,
    candidates: bases.length,
    recommendations: folded.map(({ best, siblings }, index) =>
      describeBase(best.base, { rank: index + 1, siblings: siblings.map(({ base }) => base) }, scene),
    ),
    rejected: rejected.slice(0, SHOWN_REJECTED).map(({ base, broken }) => ({
      model: nameModel(base, mind.knowledge),
      reasons: broken.map(({ reason }) => reason),
    })),
    rejectedCount: rejected.length,
    counterfactuals: counterfactuals(rejected, accepted[0] ?? null, ranked.estimate).map(
      ({ base, ...cost }) => ({ ...cost, base: nameModel(base, mind.knowledge) }),
    ),
    advice: advise(accepted, scene),
    abstention,
  };
}

/** Noise is what the scorer takes for noise. */
const siblingRule = ({ knowledge, fit }: Mind): SiblingRule => ({
  knowledge,
  noise: (fit?.fit.settings ?? SCORER_SETTINGS).noise,
});

const NOTHING = {
  candidates: 0,
  recommendations: [],
  rejected: [],
  rejectedCount: 0,
  counterfactuals: [],
  advice: null,
} satisfies Omit<Answer, 'target' | 'abstention'>;

function abstain(
  accepted: number,
  state: {
    ranked: RankedCandidates;
    rejected: readonly RejectedCandidate[];
    target: ResolvedTarget;
    mind: Mind;
  },
): Abstention | null {
  const { ranked, rejected, target, mind } = state;
  if (accepted === 0) return abstainWithoutCandidates(target, rejected);
  if (ranked.abstention === undefined) return null;
  return abstainOnEvidence(ranked.abstention, target, mind.knowledge);
}

/** What to measure next; null where there is nothing to choose between. */
function advise(accepted: readonly RankedCandidate[], scene: Scene): ExperimentAdvice | null {
  const experiment = chooseExperiment(accepted, scene.estimate);
  if (experiment === null) return null;
  const { target, mind } = scene;
  const { base, expectedGain } = experiment;
  const { protocol } = strategyFor(base, scene);
  const ground = testingGround(base, target, mind);
  const isTarget = ground?.dataset.id === target.datasetId;
  const place =
    ground === null ? null : { name: ground.dataset.name, similarity: ground.similarity, isTarget };
  return {
    base: nameModel(base, mind.knowledge),
    target:
      ground === null
        ? null
        : { id: ground.dataset.id, slug: ground.dataset.slug, name: ground.dataset.name },
    similarity: ground?.similarity ?? null,
    protocol,
    expectedGain,
    text: experimentInWords(experiment, protocol, place),
  };
}
