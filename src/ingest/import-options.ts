import type { RecordProblem } from '../hubs';

export interface ImportProgress {
  /** Records read so far. */
  read: number;
  skipped: number;
}

export interface ImportOptions {
  dryRun?: boolean;
  /** At most this many records. */
  limit?: number | null;
  /** Leave out models and datasets whose last change at their hub was before this. */
  since?: Date | null;
  /** Aborting it ends the import after the batch that is being written. */
  signal?: AbortSignal;
  /** Called after each batch. */
  onProgress?: (progress: ImportProgress) => void;
  /** Called for each problem, as the report counts it. */
  onProblem?: (problem: RecordProblem) => void;
}
