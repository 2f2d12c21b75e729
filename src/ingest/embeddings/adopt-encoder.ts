import type { Encoder, ReplaceableEncoder } from '../../embedding';
import type { SqlExecutor } from '../../platform/database';
import { countSubjects, deleteOtherVersions } from './embedding.repository';
import { embed } from './refresh-embeddings';

export interface AdoptionSteps {
  /** Told after each page how many subjects were looked at, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

const ALL = { domains: 'all', datasets: 'all', models: 'all' } as const;
/** Models of the user's own are slow: what is done should not be lost for long when the process ends. */
const PAGE = 64;
/** While the catalogue changes all the time, no pass may find nothing to do. */
const MOST_PASSES = 5;

/**
 * Embeds the whole catalogue by the next encoder and lets it answer then. Meanwhile the present one answers, and what changes is
 * embedded by both. Each page is stored at once, so that a run that was cut off goes on where it stopped: run it outside a
 * transaction. Vectors of further encoders are deleted in the end. Returns how many vectors were written.
 *
 * @throws the signal's reason when it is aborted; the present encoder goes on answering alone then, as after any failure
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
