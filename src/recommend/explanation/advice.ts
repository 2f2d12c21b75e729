import { normalBelow, normalDensity } from '../../platform/normal-distribution';
import type { BaseScore } from '../../scoring';
import type { ProtocolName } from '../../transfer';
import type { KnownBase } from '../knowledge/knowledge';
import { PRACTICE } from '../words';

/** A base whose measurement on the target would change the answer most. */
export interface Experiment {
  base: KnownBase;
  /** How far the score of the base that is chosen is expected to rise, in units of the score. */
  expectedGain: number;
}

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
 * between.
 * @param ranked candidates that meet the constraints, best first
 */
export function chooseExperiment(
  ranked: readonly Ranked[],
  estimate: (base: KnownBase) => BaseScore,
): Experiment | null {
  const [best, ...rest] = ranked;
  const others = rest.sort((a, b) => b.score - a.score);
  const [second] = others;
  if (best === undefined || second === undefined) return null;
  let chosen: Experiment | null = null;
  let widest = 0;
  for (const one of [best, ...others].slice(0, MAX_EXAMINED)) {
    // One that was put behind for want of evidence may have the higher score.
    const gap = Math.max(0, best.score - (one === best ? second : one).score);
    if (chosen !== null && expectedGain(gap, widest) <= chosen.expectedGain) break;
    const { variance, confidence } = estimate(one.base);
    // Candidates behind this one cannot be less sure than before any evidence.
    widest = Math.max(widest, Math.sqrt(confidence < 1 ? variance / (1 - confidence) : variance));
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

/** The experiment for people to read. */
export function experimentInWords(
  { base, expectedGain: gain }: Experiment,
  protocol: ProtocolName,
  dataset: TestDataset | null,
): string {
  const where = dataset?.isTarget === true ? dataset.name : 'your own data';
  const nearest =
    dataset === null || dataset.isTarget
      ? ''
      : ` Of the datasets of the catalogue that it was not measured on, ${dataset.name} is the nearest (${dataset.similarity.toFixed(2)} similar).`;
  return `Measure ${base.name} (${PRACTICE[protocol]}) on ${where} and report the result with transferResultReport: that is expected to raise the score of the best base by ${gain.toFixed(2)}, more than measuring any other.${nearest}`;
}
