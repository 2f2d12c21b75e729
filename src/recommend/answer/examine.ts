import { finishInSlices } from '../../platform/slices';
import { SCORER_SETTINGS } from '../../scoring';
import { candidatesFor, type UnsuitedBase } from '../candidates/candidates';
import { judgeCandidates, type RejectedCandidate } from '../candidates/judge-candidates';
import { rankCandidates, type RankedCandidate, type RankedCandidates } from '../candidates/rank-candidates';
import { foldSiblings, type Folded, type SiblingRule } from '../candidates/siblings';
import { bearsOnTask, taskEvidence, type TaskEvidence } from '../candidates/task-evidence';
import { abstainOnEvidence, abstainOnTask, abstainWithoutCandidates } from '../explanation/abstain';
import type { Abstention } from '../explanation/recommendation';
import { EXAMINED } from '../explanation/trials';
import type { KnownBase } from '../knowledge/knowledge';
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
  bases: readonly KnownBase[];
  unsuited: readonly UnsuitedBase[];
  evidence: TaskEvidence | null;
  ranked: RankedCandidates;
  /** Those that meet the constraints, in order. */
  accepted: readonly RankedCandidate[];
  rejected: readonly RejectedCandidate[];
  /** The first of those accepted, with the other forms of each. */
  groups: readonly Folded<RankedCandidate>[];
  abstention: Abstention | null;
}

/** Ranks and judges the candidates of a target that was understood. */
export async function examine(assessment: Assessment): Promise<Examination> {
  const { question, target, snapshot } = assessment;
  const { knowledge } = snapshot;
  const { bases, unsuited } = await finishInSlices(candidatesFor(snapshot.possibleBases, target, knowledge));
  const evidence = await finishInSlices(taskEvidence(bases, target, knowledge));
  const ranked = await rankCandidates(bases, assessment);
  const { accepted, rejected } = await finishInSlices(
    judgeCandidates(ranked.ordered, question.constraints, knowledge),
  );
  // As many as an answer names, or trials are chosen from, which are never of what was tested.
  const most = Math.max(question.first, EXAMINED + ranked.own.tested.size);
  const groups = await finishInSlices(foldSiblings(accepted, siblingRule(snapshot), most));
  const examined = { bases, unsuited, evidence, ranked, accepted, rejected, groups };
  return { ...examined, abstention: abstain(examined, assessment) };
}

/** Noise is what the scorer takes for noise. */
const siblingRule = ({ knowledge, fit }: Snapshot): SiblingRule => ({
  knowledge,
  noise: (fit?.fit.settings ?? SCORER_SETTINGS).noise,
});

function abstain(
  { accepted, rejected, unsuited, ranked, evidence }: Omit<Examination, 'abstention'>,
  { target, snapshot }: Assessment,
): Abstention | null {
  if (accepted.length === 0) return abstainWithoutCandidates(target, rejected, unsuited);
  const at = { target, knowledge: snapshot.knowledge, usable: accepted.map(({ base }) => base) };
  if (evidence !== null && !bearsOnTask(evidence)) return abstainOnTask(evidence, at);
  return ranked.abstention === undefined ? null : abstainOnEvidence(ranked.abstention, at);
}
