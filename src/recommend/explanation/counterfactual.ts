import { signed } from '../../platform/figures';
import { CONSTRAINT_KINDS, type ConstraintKindName } from '../candidates/constraints';
import type { RankedCandidate } from '../candidates/base-order';
import type { Rejections } from '../candidates/judge-candidates';
import type { RankedCandidates } from '../candidates/rank-candidates';
import type { KnownBase } from '../knowledge/knowledge';
import { differenceBetween, type ScoreDifference } from './difference';

/** What one constraint costs. */
export interface Counterfactual {
  constraint: ConstraintKindName;
  base: KnownBase;
  score: number;
  /** Over the best base that meets all constraints; null where none does. */
  gain: ScoreDifference | null;
  text: string;
}

const WITHOUT: Record<ConstraintKindName, string> = {
  MAX_PARAMETERS: 'the limit on parameters',
  MAX_MEMORY: 'the limit on memory',
  LICENSE: 'the licence limit',
  DATA_LICENSE: 'the limit on the licence of training data',
  LIBRARIES: 'the choice of libraries',
  LANGUAGES: 'the choice of languages',
  EXCLUDE_PUBLISHERS: 'the excluded publishers',
  MIN_EVIDENCE: 'the least number of results',
};

/** What a constraint is called in sentences, after "without" or "relax". */
export const constraintInWords = (constraint: ConstraintKindName): string => WITHOUT[constraint];

/**
 * For each constraint that alone keeps out a base that stands before the best one that meets them
 * all: which base would then be the best. Highest score first. Yields wherever it could pause.
 */
export function* counterfactuals(
  rejected: Pick<Rejections, 'firstBreaking'>,
  best: RankedCandidate | null,
  ranked: Pick<RankedCandidates, 'estimate' | 'covariance'>,
): Generator<void, Counterfactual[]> {
  const found: Counterfactual[] = [];
  for (const constraint of CONSTRAINT_KINDS) {
    const freed = rejected.firstBreaking(liftedWith(constraint));
    yield;
    if (freed === undefined || (best !== null && freed.place > best.place)) continue;
    const gain = best === null ? null : differenceBetween(freed.base, best.base, ranked);
    const expected =
      gain === null
        ? `score ${signed(freed.score)}`
        : `expected z ${signed(gain.value)} over ${best?.base.name}`;
    const text = `Without ${WITHOUT[constraint]}: ${freed.base.name}, ${expected}.`;
    found.push({ constraint, base: freed.base, score: freed.score, gain, text });
  }
  return found.sort((a, b) => b.score - a.score);
}

/**
 * The licence of the training data is held to the policy that the weights are held to: it goes with
 * it.
 */
const liftedWith = (constraint: ConstraintKindName): ConstraintKindName[] =>
  constraint === 'LICENSE' ? ['LICENSE', 'DATA_LICENSE'] : [constraint];
