import type { RecordProblem } from '../hubs';
import type { Clock } from '../platform/clock';

export interface ImportProgress {
  /** Records read so far. */
  read: number;
  skipped: number;
}

export interface ImportOptions {
  dryRun?: boolean;
  /**
   * Whether the source lists all that its hub has, so that what it lists no longer is marked as
   * gone. Nothing is marked when some of it could not be read.
   */
  complete?: boolean;
  /** Whether it goes on with a reading that was interrupted. */
  resumed?: boolean;
  /** Tells since when something is gone; the system's when left out. */
  clock?: Clock;
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
