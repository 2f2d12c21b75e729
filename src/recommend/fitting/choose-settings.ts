import type { EncodingBlock } from '../../embedding';
import { type Evidence, mean, type ScorerSettings } from '../../scoring';
import { HeldOutTargets, type HeldOutScores } from './held-out';
import { meanSettings, nearbySettings } from './settings-search';
import { thinEvidence } from './thin-evidence';

/** What the search found. */
export interface SettingsChoice {
  settings: ScorerSettings;
  /** Whether they differ from those that the search began with. */
  isNew: boolean;
  /** Targets that were hidden and judged. */
  targets: number;
  /**
   * Mean held-out score (Pearson plus half the weighted tau) of the setting that the search began
   * with.
   */
  before: number;
  /** The same of the setting found, whether it was taken or not. */
  after: number;
}

export interface SearchOptions {
  /** How many settings to try around the known one. */
  draws: number;
  /** The same seed draws the same settings. */
  seed: number;
  onProgress?: (done: number, total: number) => void;
}

/** The best few of the settings tried are averaged. */
const KEPT_SHARE = 0.25;
/** With fewer targets than this the difference of two settings is chance. */
const MINIMUM_TARGETS = 8;
/** A smaller gain in the held-out score than this is not worth another setting. */
const MINIMUM_GAIN = 0.001;

/**
 * Fits the hyper-parameters to a catalogue's own evidence: settings drawn around the known one are
 * judged on hidden targets, the best quarter is averaged, and the mean is taken only if it does
 * better than the known one by more than a standard error of the paired difference. So a catalogue
 * with little evidence keeps the setting that ships.
 */
export function chooseSettings(
  evidence: Evidence,
  blocks: readonly EncodingBlock[],
  { known, draws, seed, onProgress }: SearchOptions & { known: ScorerSettings },
): SettingsChoice {
  const heldOut = new HeldOutTargets(thinEvidence(evidence), blocks);
  const reference = heldOut.judge(known);
  const before = mean([...reference.values()]);
  const targets = reference.size;
  if (targets < MINIMUM_TARGETS || draws === 0)
    return { settings: known, isNew: false, targets, before, after: before };
  const trials = nearbySettings(known, draws, seed).map((settings, index) => {
    const score = mean([...heldOut.judge(settings).values()]);
    onProgress?.(index + 1, draws + 1);
    return { settings, score };
  });
  const kept = trials.sort((a, b) => b.score - a.score).slice(0, Math.ceil(draws * KEPT_SHARE));
  const found = meanSettings(
    kept.map(({ settings }) => settings),
    known,
  );
  const scores = heldOut.judge(found);
  onProgress?.(draws + 1, draws + 1);
  const isNew = isBetter(scores, reference);
  return { settings: isNew ? found : known, isNew, targets, before, after: mean([...scores.values()]) };
}

/** By more than one standard error of the mean paired difference. */
function isBetter(scores: HeldOutScores, reference: HeldOutScores): boolean {
  const gains = [...reference].map(([id, score]) => (scores.get(id) ?? score) - score);
  const gain = mean(gains);
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / Math.max(1, gains.length - 1);
  return gain > Math.max(MINIMUM_GAIN, Math.sqrt(variance / gains.length));
}
