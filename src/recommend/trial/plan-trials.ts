import { signed } from '../../platform/figures';
import { examine, type Assessment } from '../answer/examine';
import { abstainOnTarget } from '../explanation/abstain';
import { unweighedWarning } from '../explanation/expected-order';
import { nameModel, type NamedModel } from '../explanation/names';
import type { Abstention } from '../explanation/recommendation';
import { chooseTrials, openBases, type TrialPurposeName } from '../explanation/trials';
import { batchInWords, trialInWords } from './trial-words';

/** One base to measure. */
export interface Trial {
  base: NamedModel;
  /** What it adds to those before it, in the units of the purpose. */
  expectedGain: number;
  text: string;
}

/** A batch of bases to measure on a target. */
export interface TrialPlan {
  purpose: TrialPurposeName;
  trials: readonly Trial[];
  /** What to expect of all of them together. */
  text: string;
  /** Why there is nothing to measure; null where there is, or where all were measured. */
  abstention: Abstention | null;
  /** Why the plan may change soon; null where nothing is to be said. */
  warning: string | null;
}

/** What is to be learnt, with how many runs. */
export interface TrialAim {
  budget: number;
  purpose: TrialPurposeName;
}

/** Chooses the bases to measure next on a target; the same input always gives the same plan. */
export async function planTrials(assessment: Assessment, aim: TrialAim): Promise<TrialPlan> {
  const warning = unweighedWarning(assessment.snapshot.unweighed);
  return { ...(await batchOf(assessment, aim)), warning };
}

async function batchOf(
  assessment: Assessment,
  { budget, purpose }: TrialAim,
): Promise<Omit<TrialPlan, 'warning'>> {
  const { target, snapshot } = assessment;
  const unanswerable = abstainOnTarget(target, snapshot);
  if (unanswerable !== null) return without(unanswerable, purpose);
  const examined = await examine(assessment);
  const { best, groups, abstention, ranked } = examined;
  if (best === null && abstention !== null) return without(abstention, purpose);
  const chosen = await chooseTrials(examined, purpose, budget);
  const scores = new Map(groups.map(({ best: { base, score } }) => [base, score]));
  const isOrdered = abstention === null;
  return {
    purpose,
    trials: chosen.map((trial, place) => ({
      base: nameModel(trial.base, snapshot.knowledge),
      expectedGain: trial.expectedGain,
      text: trialInWords(trial, {
        purpose,
        place,
        score: signed(scores.get(trial.base) ?? 0),
        isOrdered,
        isBeyond: ranked.own.tested.size > 0,
      }),
    })),
    text: batchInWords(chosen, {
      purpose,
      budget,
      open: openBases(examined).length,
      own: ranked.own,
      isOrdered,
    }),
    abstention: null,
  };
}

const without = (abstention: Abstention, purpose: TrialPurposeName): Omit<TrialPlan, 'warning'> => ({
  purpose,
  trials: [],
  text: `There is nothing to measure: ${abstention.reason} ${abstention.advice}`,
  abstention,
});
