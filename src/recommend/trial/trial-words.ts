import { percent, signed } from '../../platform/figures';
import type { OwnEvidence } from '../candidates/own-evidence';
import { ONE_MORE } from '../explanation/own-results';
import type { Experiment, TrialPurposeName } from '../explanation/trials';
import { plural } from '../words';

interface TrialWords {
  purpose: TrialPurposeName;
  /** Among the trials, from 0. */
  place: number;
  /** The base's, in words. */
  score: string;
  /** Whether the scores mean something. */
  isOrdered: boolean;
  /** Whether a base was measured already, which a trial is to beat. */
  isBeyond: boolean;
}

/** Why a base is among the trials, in one sentence. */
export function trialInWords(
  { base, expectedGain }: Experiment,
  { purpose, place, score, isOrdered, isBeyond }: TrialWords,
): string {
  if (purpose === 'LEARN_ORDER') {
    const further = place === 0 ? '' : ' further';
    return `${base.name}: expected to explain${further} ${percent(expectedGain)} of what is unknown of the differences between the candidates.`;
  }
  if (expectedGain > 0) {
    const beyond = place === 0 ? 'the best base measured so far' : 'the best of those before it';
    return `${base.name}, of score ${score}: expected to raise ${beyond} by ${signed(expectedGain)}.`;
  }
  if (!isOrdered) return `${base.name}: where to begin; nothing tells which base is best.`;
  return place === 0 && !isBeyond
    ? `${base.name}, of score ${score}: the highest of those not measured, which the others are to beat.`
    : `${base.name}, of score ${score}: hardly expected to beat what is there without it.`;
}

interface BatchWords {
  purpose: TrialPurposeName;
  budget: number;
  /** How many bases there were to choose from. */
  open: number;
  own: OwnEvidence;
  isOrdered: boolean;
}

/** What to expect of all trials together. */
export function batchInWords(
  trials: readonly Experiment[],
  { purpose, budget, open, own, isOrdered }: BatchWords,
): string {
  if (trials.length === 0) {
    return 'There is nothing to measure: every base that meets the constraints was measured on this target.';
  }
  const gain = trials.reduce((sum, { expectedGain }) => sum + expectedGain, 0);
  const runs = trials.length === 1 ? 'The run is' : `The ${trials.length} runs together are`;
  const sentences = [
    purpose === 'FIND_WINNER'
      ? `Run ${trials.length === 1 ? 'it' : `all ${trials.length}`} and take the best: its score is expected to be ${signed(gain)} over the highest that is expected without.`
      : `${runs} expected to explain ${percent(gain)} of what is unknown of the differences between ${plural(open, 'candidate')}.`,
    isOrdered ? '' : 'No evidence tells the order of the bases yet, so the batch is chosen to differ.',
    trials.length < budget
      ? `Only ${plural(open, 'base')} that meet the constraints ${open === 1 ? 'is' : 'are'} not measured yet.`
      : '',
    own.given + own.stored === 0 && trials.length === 1 ? `After it ${ONE_MORE}.` : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
