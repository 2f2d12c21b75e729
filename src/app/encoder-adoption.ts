import type { Encoder, RunningEncoder } from '../embedding';
import type { AdoptionSteps } from '../ingest';
import type { Clock } from '../platform/clock';
import { AppError } from '../platform/errors';
import type { Log } from '../platform/log';
import type { LoadEncoder } from './own-encoder';

/** The vectors that answers are made from. */
export interface Vectors {
  /**
   * Embeds what lacks a vector, then lets the encoder answer. Returns how many vectors were
   * written.
   */
  moveTo(encoder: Encoder, steps: AdoptionSteps): Promise<number>;
  /** Brings up to them what is computed from vectors. */
  refreshDerived(): Promise<unknown>;
  /** Lets the encoder that ships answer, at once. */
  fallBack(): void;
}

export interface AdoptionParts {
  /** Reads, loads and tries the configured encoder; null when none is configured. */
  readonly load: LoadEncoder | null;
  readonly vectors: Vectors;
  readonly clock: Clock;
  readonly log: Log;
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** How often, at most, the log reports the progress of the embedding. */
const PROGRESS_MS = 10_000;

/**
 * Replaces the encoder that ships by the user's own, once that one has embedded the whole
 * catalogue.
 */
export class EncoderAdoption {
  private readonly ending = new AbortController();
  private running: RunningEncoder | null = null;
  private keeping: Promise<void> | undefined;

  constructor(private readonly parts: AdoptionParts) {}

  /**
   * Resolves when the configured encoder is in use; at once when none is configured.
   *
   * @throws InvalidInputError when the model is of another form, UnavailableError when it cannot be
   * loaded
   */
  async adopt(): Promise<void> {
    const { load, vectors, clock, log } = this.parts;
    if (load === null) return;
    const { signal } = this.ending;
    const running = await load(signal);
    this.running = running;
    // At once, even while something is being computed with it.
    void running.ended.then(() => vectors.fallBack());
    const { version } = running.encoder;
    log.info({ encoder: version }, 'the encoder of the settings is loaded; what lacks a vector is embedded');
    let told = clock.now();
    const onProgress = (done: number, all: number): void => {
      if (clock.now() - told < PROGRESS_MS) return;
      told = clock.now();
      log.info({ done, all }, 'embedding by the encoder of the settings');
    };
    try {
      const written = await vectors.moveTo(running.encoder, { onProgress, signal });
      log.info({ encoder: version, written }, 'the encoder of the settings answers from now on');
      if (written > 0) await vectors.refreshDerived();
    } catch (error) {
      await running.stop();
      throw error;
    }
  }

  /**
   * The same in the background, repeated after a failure; until it succeeds, the encoder that ships
   * is used.
   */
  start(): void {
    if (this.parts.load !== null) this.keeping ??= this.keep();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running?.stop();
    await this.keeping;
  }

  private async keep(): Promise<void> {
    const { clock, log } = this.parts;
    const { signal } = this.ending;
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      const error = await this.adoptAndWatch();
      if (signal.aborted) return;
      const isLasting = error instanceof AppError && error.code === 'BAD_USER_INPUT';
      const retryMs = isLasting ? null : wait;
      log.error(
        { err: error, retryMs },
        'the encoder of the settings cannot be used; the one that ships answers',
      );
      if (isLasting) return;
      await clock.sleep(wait, signal).catch(() => undefined);
    }
  }

  /** Resolves with the reason when the configured encoder cannot be used, or fails later. */
  private async adoptAndWatch(): Promise<unknown> {
    try {
      await this.adopt();
      return await this.running?.ended;
    } catch (error) {
      return error;
    }
  }
}
