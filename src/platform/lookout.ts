import type { Clock } from './clock';
import type { Log } from './log';

export interface Looking {
  /** Called at once, and again `interval` milliseconds after it is done, however it ends. */
  look(signal: AbortSignal): Promise<void>;
  /** What is looked for, completing "could not look for ..." in the log. */
  what: string;
  interval: number;
  clock: Clock;
  log: Log;
}

/** Looks again and again for what may have changed, from `start` to `stop`; may be started again. */
export class Lookout {
  private running: AbortController | undefined;

  constructor(private readonly looking: Looking) {}

  /** Does nothing where it is looked already. */
  start(): void {
    if (this.running !== undefined) return;
    const running = new AbortController();
    this.running = running;
    this.run(running.signal).catch((error: unknown) => {
      const { log, what } = this.looking;
      if (!running.signal.aborted) log.error({ err: error }, `nobody looks for ${what} any more`);
    });
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { clock, interval, log, what } = this.looking;
    while (!signal.aborted) {
      try {
        await this.looking.look(signal);
      } catch (error) {
        log.warn({ err: error }, `could not look for ${what}`);
      }
      await clock.sleep(interval, signal);
    }
  }
}
