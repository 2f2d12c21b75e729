import { visitInSteps } from '../../platform/slices';
import type { Knowledge } from '../knowledge/knowledge';
import type { CheckedConstraints } from '../question/question';
import { askedConstraints, brokenConstraints, type BrokenConstraint } from './constraints';
import type { RankedCandidate } from './rank-candidates';

/** A candidate that breaks constraints. */
export interface RejectedCandidate extends RankedCandidate {
  broken: readonly BrokenConstraint[];
}

/**
 * Parts candidates that meet the constraints from those that do not; both keep their order. Yields
 * wherever it could pause.
 */
export function* judgeCandidates(
  ordered: readonly RankedCandidate[],
  constraints: CheckedConstraints,
  knowledge: Knowledge,
): Generator<void, { accepted: readonly RankedCandidate[]; rejected: readonly RejectedCandidate[] }> {
  const asked = askedConstraints(constraints);
  if (asked.length === 0) return { accepted: ordered, rejected: [] };
  const accepted: RankedCandidate[] = [];
  const rejected: RejectedCandidate[] = [];
  yield* visitInSteps(ordered, (one) => {
    const broken = brokenConstraints(one.base, constraints, knowledge, asked);
    if (broken.length === 0) accepted.push(one);
    else rejected.push({ base: one.base, score: one.score, tier: one.tier, place: one.place, broken });
  });
  return { accepted, rejected };
}
