import { percent } from '../../platform/figures';
import { normalBelow, normalDensity } from '../../platform/normal-distribution';
import type { BaseScore } from '../../scoring';
import type { ProtocolName } from '../../transfer';
import type { KnownBase } from '../knowledge/knowledge';
import type { OwnEvidence } from '../candidates/own-evidence';
import { listed, PRACTICE } from '../words';
import { needsOneMore, ONE_MORE } from './own-results';
import type { Experiment, TrialPurposeName } from './trials';

/** A dataset of the catalogue to measure on. */
export interface TestDataset {
  name: string;
  /** Cosine to the target. */
  similarity: number;
  isTarget: boolean;
}

interface Ranked {
  base: KnownBase;
  score: number;
}

/**
 * So many candidates are looked at closely; those behind them would have to be very unsure to be
 * worth it.
 */
const MAX_EXAMINED = 12;

/**
 * The measurement with the greatest expected gain: that of base m, of posterior mean u and standard
 * deviation s, raises the mean of the best base by `s * density(g / s) - g * (1 - normal(g / s))`
 * on average, where g is the distance from u to the mean of the best other base. This is the value
 * of perfect information about one alternative: the knowledge gradient of one exact measurement
 * (Frazier, Powell & Dayanik 2008, with no noise) and, for a base that is not the best yet, the
 * expected improvement of Jones, Schonlau & Welch 1998. Null where there is nothing to choose
 * between. Yields wherever it could pause.
 * @param ranked candidates that meet the constraints, best first
 * @param isOpen whether a base may be named: one that was measured need not be again
 */
export function* chooseExperiment(
  ranked: readonly Ranked[],
  estimate: (base: KnownBase) => BaseScore,
  isOpen: (base: KnownBase) => boolean = () => true,
): Generator<void, Experiment | null> {
  const [best, ...rest] = ranked;
  const others = rest.sort((a, b) => b.score - a.score);
  const [second] = others;
  if (best === undefined || second === undefined) return null;
  let chosen: Experiment | null = null;
  let widest = 0;
  for (const one of [best, ...others].filter(({ base }) => isOpen(base)).slice(0, MAX_EXAMINED)) {
    // One that was put behind for want of evidence may have the higher score.
    const gap = Math.max(0, best.score - (one === best ? second : one).score);
    if (chosen !== null && expectedGain(gap, widest) <= chosen.expectedGain) break;
    const { variance, explained } = estimate(one.base);
    yield;
    // Candidates behind this one cannot be less sure than before any evidence.
    widest = Math.max(widest, Math.sqrt(explained < 1 ? variance / (1 - explained) : variance));
    const gain = expectedGain(gap, Math.sqrt(variance));
    if (chosen === null || gain > chosen.expectedGain) chosen = { base: one.base, expectedGain: gain };
  }
  return chosen;
}

/**
 * Mean of max(0, x - gap) for x normal around 0.
 * @param gap not negative
 */
export function expectedGain(gap: number, deviation: number): number {
  if (deviation === 0) return 0;
  const z = gap / deviation;
  return Math.max(0, deviation * normalDensity(z) - gap * normalBelow(-z));
}

/** What the words about an experiment depend on. */
export interface ExperimentWords {
  purpose: TrialPurposeName;
  protocol: ProtocolName;
  dataset: TestDataset | null;
  /** The first three of the answer, as far as it has any. */
  first: readonly { name: string; isOpen: boolean }[];
  own: OwnEvidence;
}

/**
 * What trying the first three is worth: share of the range between the best and the worst base of a
 * hidden target that is lost by what is taken (docs/lab/own-results.md).
 */
export const FIRST_THREE =
  "On hidden targets the best of the first three lost about 4% of the target's range, the first alone 8%.";

/** The experiment for people to read. */
export function experimentInWords(
  { base, expectedGain: gain }: Experiment,
  { purpose, protocol, dataset, first, own }: ExperimentWords,
): string {
  const where = dataset?.isTarget === true ? dataset.name : 'your own data';
  const sentences = [
    purpose === 'FIND_WINNER' ? toFindWinner(first) : 'To learn the order of all:',
    `Measure ${base.name} (${PRACTICE[protocol]}) on ${where} and give the result as measured when you ask again, or report it with transferResultReport: that is expected to ${EFFECT[purpose](gain)}, more than measuring any other.`,
    dataset === null || dataset.isTarget
      ? ''
      : `Of the datasets of the catalogue that it was not measured on, ${dataset.name} is the nearest (${dataset.similarity.toFixed(2)} similar).`,
    needsOneMore(own) ? `Nothing can be compared yet: ${ONE_MORE}.` : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

const EFFECT: Record<TrialPurposeName, (gain: number) => string> = {
  FIND_WINNER: (gain) => `raise the score of the best base by ${gain.toFixed(2)}`,
  LEARN_ORDER: (gain) =>
    `explain ${percent(gain)} of what is unknown of the differences between the first candidates`,
};

function toFindWinner(first: ExperimentWords['first']): string {
  const open = first.filter((one) => one.isOpen).map(({ name }) => name);
  if (first.length === 0) return 'To find the winner:';
  if (open.length === 0) return 'To find the winner, go on: the first of the answer are measured.';
  if (first.length < 3) return `To find the winner, try ${listed(open)}.`;
  const what = open.length === 3 ? 'the first three' : 'what is left of the first three';
  return `To find the winner, try ${what}: ${listed(open)}. ${FIRST_THREE}`;
}
