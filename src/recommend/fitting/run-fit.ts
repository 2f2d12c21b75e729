import { fitScorer } from '../../scoring';
import { chooseSettings } from './choose-settings';
import type { FitOutcome, FitProgress, FitTask } from './fit-messages';

/**
 * Looks for the setting, then solves for the weight of every result. Takes seconds to a minute of
 * one core.
 */
export function runFit(
  { evidence, blocks, known, draws, seed }: FitTask,
  onProgress: (progress: FitProgress) => void = () => undefined,
): FitOutcome {
  const choice = chooseSettings(evidence, blocks, {
    known,
    draws,
    seed,
    onProgress: (done, total) => onProgress({ stage: 'settings', done, total }),
  });
  onProgress({ stage: 'weights', done: 0, total: 1 });
  const fit = fitScorer(evidence, blocks, choice.settings);
  onProgress({ stage: 'weights', done: 1, total: 1 });
  return { choice, fit };
}
