import { setTimeout as wait } from 'node:timers/promises';
import { forEverybody } from '../../platform/cancellation';
import type { Clock } from '../../platform/clock';

/** How long a state is believed, in milliseconds. */
const BELIEVED_MS = 1_000;
/** No answer waits longer to learn the state: it is computed then. */
const PATIENCE_MS = 250;

/**
 * The state of the catalogue as far as this process knows it: read at most once a second while it
 * is asked for, and again after each write that the process made or was told of.
 */
export class KnownState {
  private state: { readonly text: string; readonly until: number } | null = null;
  private reading: Promise<string> | null = null;

  /** @param read reads the state by one statement */
  constructor(
    private readonly read: () => Promise<string>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Null where it cannot be learnt soon: nothing that is kept may be given out then. */
  async current(): Promise<string | null> {
    if (this.state !== null && this.clock.now() < this.state.until) return this.state.text;
    const patience = new AbortController();
    const late = wait(PATIENCE_MS, null, { signal: patience.signal }).catch(() => null);
    try {
      return await Promise.race([this.learn(), late]);
    } catch {
      return null;
    } finally {
      patience.abort();
    }
  }

  /** Something may have been written. May be used apart from its object. */
  readonly forget = (): void => {
    this.state = null;
    // What is being read may be from before.
    this.reading = null;
  };

  private learn(): Promise<string> {
    if (this.reading !== null) return this.reading;
    // It is as old as the beginning of its reading.
    const until = this.clock.now() + BELIEVED_MS;
    const reading = forEverybody(() => this.read());
    this.reading = reading;
    const done = (text: string | null): void => {
      if (this.reading !== reading) return;
      this.reading = null;
      if (text !== null) this.state = { text, until };
    };
    reading.then(done, () => done(null));
    return reading;
  }
}
