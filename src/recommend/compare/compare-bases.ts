import type { BaseRecommendations } from '../answer/recommend.service';
import { candidatesFor, takesInput } from '../candidates/candidates';
import { brokenConstraints } from '../candidates/constraints';
import { judgeCandidates } from '../candidates/judge-candidates';
import { rankCandidates } from '../candidates/rank-candidates';
import { abstainOnEvidence, abstainOnTarget } from '../explanation/abstain';
import { describeBase, mostDownloadedOf, type Scene } from '../explanation/describe-base';
import { differenceOf, type ScoreDifference } from '../explanation/difference';
import { nameDomains, nameModel, type NamedModel } from '../explanation/names';
import { duelsNear } from '../explanation/nearby';
import type { Abstention, BaseRecommendation } from '../explanation/recommendation';
import type { KnownBase } from '../knowledge/knowledge';
import type { Mind } from '../knowledge/knowledge.service';
import type { CheckedQuestion } from '../question/question';
import type { ResolvedTarget } from '../question/target';

/** One of the bases that are compared. */
export interface ComparedBase {
  estimate: BaseRecommendation;
  /** Why it could not be used, or breaks a constraint; empty where it meets all. */
  failures: readonly string[];
}

/** Two of the bases, the better of them first. */
export interface BaseDifference extends ScoreDifference {
  better: NamedModel;
  worse: NamedModel;
}

/** Some bases side by side on one target. */
export interface BaseComparison {
  target: BaseRecommendations['target'];
  /** How many bases the scores are measured against, these among them. */
  candidates: number;
  /** Best first; empty where the target is not understood. */
  bases: readonly ComparedBase[];
  /** Every two of them, in the order of their ranks. */
  differences: readonly BaseDifference[];
  /** Set where the figures mean little. */
  abstention: Abstention | null;
}

interface Comparison {
  question: CheckedQuestion;
  target: ResolvedTarget;
  mind: Mind;
}

/** Estimates some bases on a target against all its candidates, and against each other. */
export async function compareBases(
  compared: readonly KnownBase[],
  comparison: Comparison,
): Promise<BaseComparison> {
  const { question, target, mind } = comparison;
  const said = { nearestDomains: nameDomains(target.nearestDomains, mind.knowledge) };
  const unanswerable = abstainOnTarget(target, mind);
  if (unanswerable !== null) {
    return { target: said, candidates: 0, bases: [], differences: [], abstention: unanswerable };
  }
  const bases = [...new Set([...candidatesFor(mind.possibleBases, target), ...compared])].sort(
    (a, b) => a.id - b.id,
  );
  const ranked = await rankCandidates(bases, comparison);
  const { accepted } = judgeCandidates(ranked.ordered, question.constraints, mind.knowledge);
  const scene: Scene = {
    ...comparison,
    candidates: bases.length,
    estimate: ranked.estimate,
    duels: duelsNear(target, mind),
    mostDownloaded: mostDownloadedOf(accepted.map(({ base }) => base)),
  };
  const shown = ranked.ordered.flatMap(({ base }) => (compared.includes(base) ? [base] : []));
  return {
    target: said,
    candidates: bases.length,
    bases: shown.map((base, index) => ({
      estimate: describeBase(base, { rank: index + 1, siblings: [] }, scene),
      failures: failuresOf(base, comparison),
    })),
    differences: differencesOf(shown, scene),
    abstention:
      ranked.abstention === undefined ? null : abstainOnEvidence(ranked.abstention, target, mind.knowledge),
  };
}

function failuresOf(base: KnownBase, { question, target, mind }: Comparison): string[] {
  const { modalities } = target;
  const takes =
    base.inputModalities.length === 0 ? 'an input that is not known' : base.inputModalities.join(', ');
  return [
    ...(takesInput(base, modalities) ? [] : [`It takes ${takes}, not ${modalities.join(', ')}.`]),
    ...brokenConstraints(base, question.constraints, mind.knowledge).map(({ reason }) => reason),
  ];
}

function differencesOf(shown: readonly KnownBase[], { estimate, mind }: Scene): BaseDifference[] {
  return shown.flatMap((better, place) =>
    shown.slice(place + 1).map((worse) => ({
      better: nameModel(better, mind.knowledge),
      worse: nameModel(worse, mind.knowledge),
      ...differenceOf(estimate(better), estimate(worse)),
    })),
  );
}
