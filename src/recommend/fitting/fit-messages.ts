import type { EncodingBlock } from '../../embedding';
import type { Evidence, ScorerFit, ScorerSettings } from '../../scoring';
import type { SettingsChoice } from './choose-settings';
import type { EvidencePart } from './evidence-parts';

/** What is to be fitted, and how the setting is to be looked for. */
export interface FitTask {
  evidence: Evidence;
  blocks: readonly EncodingBlock[];
  /** The setting to begin with. */
  known: ScorerSettings;
  /** How many settings to try; with 0 the known one stays. */
  draws: number;
  seed: number;
}

export interface FitOutcome {
  choice: SettingsChoice;
  fit: ScorerFit;
}

/** What is being done, and how much of it is done. */
export interface FitProgress {
  stage: 'settings' | 'weights';
  done: number;
  total: number;
}

/**
 * To the worker: the evidence in parts, since cloning all of it at once would hold up the thread
 * that sends it.
 */
export type ToFitWorker =
  { kind: 'evidence'; part: EvidencePart } | { kind: 'fit'; task: Omit<FitTask, 'evidence'> };

export type FromFitWorker =
  { kind: 'progress'; progress: FitProgress } | { kind: 'done'; outcome: FitOutcome };
