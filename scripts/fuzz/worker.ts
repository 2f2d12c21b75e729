import { fuzz, type Failed, type FuzzReport } from '../../test/support/fuzz/fuzz-run';
import { growthOf, type Growth, type Measured } from '../../test/support/fuzz/growth';
import type { Subjects } from '../../test/support/fuzz/subjects';
import { liveBytes } from '../../test/support/heap';

export interface WorkerOptions {
  readonly seed: number;
  readonly from: number;
  readonly cases: number;
  readonly share: { readonly number: number; readonly of: number };
  /** Whether what stays alive is held against it; caches of whole catalogues fill for long. */
  readonly isWeighed: boolean;
  /** Of an empty database; null for an embedded one. */
  readonly database: string | null;
  readonly open: (database: string | null) => Promise<Subjects>;
}

/** What a process tells of its share. */
export type Told =
  | { readonly kind: 'batch'; readonly next: number; readonly made: number; readonly bytes: number }
  | ({ readonly kind: 'failure' } & Failed)
  | { readonly kind: 'end'; readonly codes: readonly (readonly [string, number])[]; readonly growth: Growth };

/** How often memory is measured. */
const MEASURED = 40;

/** Meets its share of the cases. */
export async function runWorker(options: WorkerOptions, tell: (told: Told) => void): Promise<void> {
  const { share, database, open, ...rest } = options;
  const subjects = await open(database);
  const every = Math.max(1, (rest.cases - rest.from) / share.of / MEASURED);
  const measured: Measured[] = [];
  const onBatch = (next: number, made: number): void => {
    if (made >= every * (measured.length + 1)) measured.push({ cases: made, bytes: liveBytes() });
    tell({ kind: 'batch', next, made, bytes: measured.at(-1)?.bytes ?? 0 });
  };
  const onFailure = (failed: Failed) => tell({ kind: 'failure', ...failed });
  const { subjectOf } = subjects;
  const { codes }: FuzzReport = await fuzz({ ...rest, share, subjectOf, onBatch, onFailure });
  tell({ kind: 'end', codes: [...codes], growth: growthOf(measured) });
  await subjects.close();
  process.disconnect();
}
