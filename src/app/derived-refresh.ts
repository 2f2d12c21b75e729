import type { Encoder } from '../embedding';
import { embedMissing, type EmbeddingProgress } from '../ingest';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Log } from '../platform/log';
import type { Recommendation } from '../recommend';

/** Work of one process at a time. */
export const EMBEDDING = 'rootstock embedding';
/** How often, at most, the log tells how far the embedding is. */
const PROGRESS_MS = 10_000;

interface RefreshParts {
  readonly database: Database;
  readonly encoder: Encoder;
  readonly edges: Pick<Recommendation['edges'], 'refreshEdges'>;
  readonly log: Log;
  readonly clock: Clock;
}

/** Brings computed data up to date with the catalogue and this version. */
export class DerivedRefresh {
  /** How far the embedding is that runs, or ran last. */
  progress: EmbeddingProgress = { done: 0, all: 0 };

  constructor(private readonly parts: RefreshParts) {}

  /**
   * Missing embeddings, then the transfer edges. Where another process computes embeddings they are
   * left to it. Returns how many of each were written.
   */
  async run(): Promise<{ embeddings: number; edges: number }> {
    const { database, edges } = this.parts;
    let embeddings = 0;
    await database.exclusively(EMBEDDING, async () => {
      embeddings = await this.embed();
    });
    return { embeddings, edges: await edges.refreshEdges() };
  }

  private embed(): Promise<number> {
    const { database, encoder, log, clock } = this.parts;
    const begun = clock.now();
    let told = begun;
    return embedMissing(database, encoder, (progress) => {
      this.progress = progress;
      if (clock.now() - told < PROGRESS_MS) return;
      told = clock.now();
      const { done, all } = progress;
      const aSecond = Math.round((1000 * done) / (told - begun));
      log.info({ done, all, aSecond }, 'embedding what lacks a vector');
    });
  }
}
