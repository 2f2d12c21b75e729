import type { Encoder, PlacePoints } from '../embedding';
import { embedMissing, placeDomains, type EmbeddingProgress } from '../ingest';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Log } from '../platform/log';
import type { Recommendation } from '../recommend';

/** Work of one process at a time. */
export const EMBEDDING = 'rootstock embedding';
/** How often, at most, the log tells how far the embedding is. */
const PROGRESS_MS = 10_000;

/** How many of what is computed were written. */
export interface DerivedCounts {
  readonly embeddings: number;
  /** On the map of domains. */
  readonly places: number;
  readonly edges: number;
}

export interface RefreshParts {
  readonly database: Database;
  readonly encoder: Encoder;
  readonly edges: Pick<Recommendation['edges'], 'refreshEdges'>;
  readonly place: PlacePoints;
  /** Whether the encoder is about to be replaced by that of the settings. */
  readonly isEncoderToCome: boolean;
  readonly log: Log;
  readonly clock: Clock;
}

/** Brings computed data up to date with the catalogue and this version. */
export class DerivedRefresh {
  /** How far the embedding is that runs, or ran last. */
  progress: EmbeddingProgress = { done: 0, all: 0 };

  private readonly ending = new AbortController();
  private running: Promise<DerivedCounts> | undefined;

  constructor(private readonly parts: RefreshParts) {}

  /**
   * Missing embeddings and places on the map of domains, then the transfer edges. Where another
   * process computes embeddings these are left to it. Returns how many of each were written.
   *
   * @throws an `AbortError` where it is stopped
   */
  async run(): Promise<DerivedCounts> {
    this.running = this.refresh();
    try {
      return await this.running;
    } catch (error) {
      // Whatever fails then fails since it ends.
      this.ending.signal.throwIfAborted();
      throw error;
    }
  }

  /** Ends after the page that is being embedded, or the step: the next run goes on there. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running?.catch(() => undefined);
  }

  private async refresh(): Promise<DerivedCounts> {
    const { database, edges, isEncoderToCome } = this.parts;
    let embeddings = 0;
    let places = 0;
    await database.exclusively(EMBEDDING, async () => {
      embeddings = await this.embed();
      this.ending.signal.throwIfAborted();
      // With the vectors of two encoders in turn the picture would be another after each start.
      if (!isEncoderToCome) places = await this.placeDomains();
    });
    this.ending.signal.throwIfAborted();
    return { embeddings, places, edges: await edges.refreshEdges() };
  }

  /** By the encoder in use. What fails here keeps nothing else from being computed. */
  async placeDomains(): Promise<number> {
    const { database, encoder, place, log } = this.parts;
    try {
      return await placeDomains(database, encoder.version, place);
    } catch (error) {
      this.ending.signal.throwIfAborted();
      log.error({ err: error }, 'domains could not be placed on their map');
      return 0;
    }
  }

  private embed(): Promise<number> {
    const { database, encoder, log, clock } = this.parts;
    const begun = clock.now();
    let told = begun;
    return embedMissing(database, encoder, (progress) => {
      this.progress = progress;
      this.ending.signal.throwIfAborted();
      if (clock.now() - told < PROGRESS_MS) return;
      told = clock.now();
      const { done, all } = progress;
      const aSecond = Math.round((1000 * done) / (told - begun));
      log.info({ done, all, aSecond }, 'embedding what lacks a vector');
    });
  }
}
