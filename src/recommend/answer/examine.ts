import { finishInSlices } from '../../platform/slices';
import { SCORER_SETTINGS } from '../../scoring';
import { candidateAt, type RankedCandidate } from '../candidates/base-order';
import type { BaseSelection } from '../candidates/base-pool';
import { candidatesFor, type UnsuitedBases } from '../candidates/candidates';
import { judgeCandidates, Rejections } from '../candidates/judge-candidates';
import { rankCandidates, type RankedCandidates } from '../candidates/rank-candidates';
import { foldSiblings, type Folded, type SiblingRule } from '../candidates/siblings';
import { bearsOnTask, taskEvidence, type TaskEvidence } from '../candidates/task-evidence';
import { abstainOnEvidence, abstainOnTask, abstainWithoutCandidates } from '../explanation/abstain';
import type { Abstention } from '../explanation/recommendation';
import { EXAMINED } from '../explanation/trials';
import type { Snapshot } from '../knowledge/snapshot';
import type { CheckedQuestion } from '../question/question';
import type { ResolvedTarget } from '../question/target';

/** A question whose target was found. */
export interface Assessment {
  question: CheckedQuestion;
  target: ResolvedTarget;
  snapshot: Snapshot;
}

/** What every answer about the candidates of a target stands on. */
export interface Examination {
  bases: BaseSelection;
  unsuited: UnsuitedBases;
  evidence: TaskEvidence | null;
  ranked: RankedCandidates;
  /** Those that meet the constraints, in order. */
  accepted: BaseSelection;
  /** The first of them; null where there is none. */
  best: RankedCandidate | null;
  rejected: Rejections;
  /** The first of those accepted, with the other forms of each. */
  groups: readonly Folded<RankedCandidate>[];
  abstention: Abstention | null;
}

/** Ranks and judges the candidates of a target that was understood. */
export async function examine(assessment: Assessment): Promise<Examination> {
  const { question, target, snapshot } = assessment;
  const { constraints } = question;
  const { knowledge } = snapshot;
  const { bases, unsuited } = await finishInSlices(candidatesFor(snapshot.possibleBases, target, knowledge));
  const evidence = await finishInSlices(taskEvidence(bases, target, knowledge));
  const ranked = await rankCandidates(bases, assessment);
  const { ordered } = ranked;
  const judged = await finishInSlices(judgeCandidates(ordered, constraints, knowledge));
  const ranks = judged.accepted;
  const accepted = { pool: ordered.pool, places: ranks.map((rank) => ordered.places[rank] ?? 0) };
  // As many as an answer names, or trials are chosen from, which are never of what was tested.
  const most = Math.max(question.first, EXAMINED + ranked.own.tested.size);
  const folded = await finishInSlices(foldSiblings(accepted, siblingRule(snapshot), most));
  const at = (rank: number): RankedCandidate => candidateAt(ordered, ranks[rank] ?? -1);
  const groups = folded.map(({ best, siblings }) => ({ best: at(best), siblings: siblings.map(at) }));
  const rejected = new Rejections(ordered, judged, { constraints, knowledge });
  const best = ranks.length === 0 ? null : at(0);
  const examined = { bases, unsuited, evidence, ranked, accepted, best, rejected, groups };
  return { ...examined, abstention: await finishInSlices(abstain(examined, assessment)) };
}

/** Noise is what the scorer takes for noise. */
const siblingRule = ({ knowledge, fit }: Snapshot): SiblingRule => ({
  knowledge,
  noise: (fit?.fit.settings ?? SCORER_SETTINGS).noise,
});

function* abstain(
  { accepted, best, rejected, unsuited, ranked, evidence }: Omit<Examination, 'abstention'>,
  { target, snapshot }: Assessment,
): Generator<void, Abstention | null> {
  if (best === null) return abstainWithoutCandidates(target, rejected, unsuited);
  const at = { target, knowledge: snapshot.knowledge, usable: accepted };
  if (evidence !== null && !bearsOnTask(evidence)) return yield* abstainOnTask(evidence, at);
  return ranked.abstention === undefined ? null : yield* abstainOnEvidence(ranked.abstention, at);
}
