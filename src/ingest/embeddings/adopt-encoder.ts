import type { Encoder, ReplaceableEncoder } from '../../embedding';
import type { SqlExecutor } from '../../platform/database';
import { countSubjects, deleteOtherVersions } from './embedding.repository';
import { embed } from './refresh-embeddings';

export interface AdoptionSteps {
  /** Called after each page with the number of subjects processed, and of all subjects. */
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

const ALL = { domains: 'all', datasets: 'all', models: 'all' } as const;
/** The user's own models can be slow: little work should be lost when the process ends. */
const PAGE = 64;
/**
 * How many passes at most: while the catalogue keeps changing, every pass finds something to do.
 */
const MOST_PASSES = 5;

/**
 * Embeds the whole catalogue with the next encoder, then switches to it. Until then the present one
 * is used, and changes are embedded by both. Each page is stored at once, so that an interrupted
 * run continues where it stopped: run it outside a transaction. Vectors of other encoders are
 * deleted at the end. Returns how many vectors were written.
 *
 * @throws the signal's reason when it is aborted; the present encoder then remains in use, as after
 * any failure
 */
export async function adoptEncoder(
  sql: SqlExecutor,
  { encoder, next }: { encoder: ReplaceableEncoder; next: Encoder },
  { onProgress, signal }: AdoptionSteps = {},
): Promise<number> {
  encoder.prepare(next);
  try {
    let written = 0;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const all = await countSubjects(sql);
      let done = 0;
      const onPage = (subjects: number): void => {
        signal?.throwIfAborted();
        done += subjects;
        if (pass === 0) onProgress?.(done, all);
      };
      const changed = await embed({ sql, encoder: next }, ALL, { pageSize: PAGE, onPage });
      written += changed;
      if (changed === 0) break;
    }
    encoder.adopt();
    await deleteOtherVersions(sql, [
      next.version,
      ...(next.referenceEncoder === undefined ? [] : [next.referenceEncoder.version]),
    ]);
    return written;
  } catch (error) {
    if (encoder.inUse.length > 1) encoder.fallBack();
    throw error;
  }
}
