import { forEverybody } from './cancellation';
import type { Clock } from './clock';
import type { Log } from './log';

export interface Polling {
  /** Called at once, and again `interval` milliseconds after it is done, however it ends. */
  poll(signal: AbortSignal): Promise<void>;
  /** What is looked for, completing "could not look for ..." in the log. */
  what: string;
  interval: number;
  clock: Clock;
  log: Log;
}

/**
 * Looks again and again for what may have changed, from `start` to `stop`; may be started again.
 */
export class Poller {
  private running: AbortController | undefined;

  constructor(private readonly polling: Polling) {}

  /** Does nothing where it polls already. */
  start(): void {
    if (this.running !== undefined) return;
    const running = new AbortController();
    this.running = running;
    // Whoever happened to be the first may leave before the others.
    forEverybody(() => this.run(running.signal)).catch((error: unknown) => {
      const { log, what } = this.polling;
      if (!running.signal.aborted) log.error({ err: error }, `nobody looks for ${what} any more`);
    });
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
  }

  private async run(signal: AbortSignal): Promise<void> {
    const { clock, interval, log, what } = this.polling;
    let hasFailed = false;
    while (!signal.aborted) {
      try {
        await this.polling.poll(signal);
        if (hasFailed) log.info(`could look for ${what} again`);
        hasFailed = false;
      } catch (error) {
        // What lasts is told once: some look every second.
        if (!hasFailed) log.warn({ err: error }, `could not look for ${what}`);
        hasFailed = true;
      }
      await clock.sleep(interval, signal);
    }
  }
}
