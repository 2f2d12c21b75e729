import { trialsToLearn, trialsToWin, type Trial } from '../../scoring';
import type { OwnEvidence } from '../candidates/own-evidence';
import type { RankedCandidate } from '../candidates/base-order';
import type { RankedCandidates } from '../candidates/rank-candidates';
import type { Folded } from '../candidates/siblings';
import type { KnownBase } from '../knowledge/knowledge';

/** FIND_WINNER: to end with a good base. LEARN_ORDER: to know of all how good they are. */
export const TRIAL_PURPOSES = ['FIND_WINNER', 'LEARN_ORDER'] as const;
export type TrialPurposeName = (typeof TRIAL_PURPOSES)[number];

/** A base to measure on the target. */
export interface Experiment {
  base: KnownBase;
  /**
   * To find the winner: how far the score of the base that is chosen is expected to rise, in units
   * of the score. To learn the order: the share of what is unknown of the differences between the
   * candidates that it is expected to explain, 0 to 1. Beyond what those before it bring.
   */
  expectedGain: number;
}

/** Candidates that trials are chosen from. */
export interface TrialChoice {
  groups: readonly Folded<RankedCandidate>[];
  ranked: Pick<RankedCandidates, 'joint' | 'own'>;
}

/** So many candidates are looked at together, in their order. */
export const EXAMINED = 60;

/** Whether neither the base nor another form of it was measured on the target. */
export const isOpen = ({ best, siblings }: Folded<RankedCandidate>, { tested }: OwnEvidence): boolean =>
  ![best, ...siblings].some(({ base }) => tested.has(base));

/** The bases that a batch of trials is chosen from. */
export const openBases = ({ groups, ranked: { own } }: TrialChoice): KnownBase[] =>
  groups
    .filter((group) => isOpen(group, own))
    .slice(0, EXAMINED)
    .map(({ best }) => best.base);

/**
 * The bases to measure next, each with what it adds to those before it; never one that was measured
 * on the target already, in this form or another.
 */
export async function chooseTrials(
  choice: TrialChoice,
  purpose: TrialPurposeName,
  count: number,
): Promise<Experiment[]> {
  const { groups, ranked } = choice;
  const open = openBases(choice);
  if (open.length === 0) return [];
  if (purpose === 'LEARN_ORDER') return named(trialsToLearn(await ranked.joint(open), count), open);
  const [standing] = groups
    .filter((group) => !isOpen(group, ranked.own))
    .map(({ best }) => best)
    .sort((a, b) => b.score - a.score);
  if (standing === undefined) return named(trialsToWin(await ranked.joint(open), count), open);
  // A batch is worth what it brings beyond the best base that was measured so far.
  const trials = trialsToWin(await ranked.joint([...open, standing.base]), count + 1);
  return named(trials, open).slice(0, count);
}

/** Those that are of open bases. */
const named = (trials: readonly Trial[], open: readonly KnownBase[]): Experiment[] =>
  trials.flatMap(({ place, gain }): Experiment[] => {
    const base = open[place];
    return base === undefined ? [] : [{ base, expectedGain: gain }];
  });
