import type { Encoder } from '../../embedding';
import type { SqlExecutor } from '../../platform/database';
import { countMissing } from './embedding.repository';
import { embed } from './refresh-embeddings';

/** Of domains, datasets and models that lacked a vector: how many were embedded, of how many. */
export interface EmbeddingProgress {
  readonly done: number;
  readonly all: number;
}

const MISSING = { domains: 'missing', datasets: 'missing', models: 'missing' } as const;

/**
 * Embeds whatever lacks a vector by an encoder in use. Each page is stored at once, so that an
 * interrupted run goes on where it stopped: run it outside a transaction. Returns how many vectors
 * were written.
 */
export async function embedMissing(
  sql: SqlExecutor,
  encoder: Encoder,
  onProgress: (progress: EmbeddingProgress) => void,
): Promise<number> {
  const encoders = encoder.inUse ?? [encoder];
  const missing = await Promise.all(encoders.map(({ version }) => countMissing(sql, version)));
  const all = missing.reduce((sum, count) => sum + count, 0);
  let done = 0;
  onProgress({ done, all });
  let written = 0;
  for (const one of encoders) {
    const onPage = (subjects: number): void => onProgress({ done: (done += subjects), all });
    written += await embed({ sql, encoder: one }, MISSING, { onPage });
  }
  return written;
}
