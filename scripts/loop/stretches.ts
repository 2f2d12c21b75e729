import { readFileSync } from 'node:fs';

/** How often the loop is looked at; that much of a stretch may be its own waiting. */
export const EVERY_MS = 1;

/** Nanoseconds that this thread was on a core, where the system tells (Linux). */
function onCore(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return NaN;
  }
}

/** The longest stretches between two turns of the event loop, in milliseconds. */
export class Stretches {
  private clock = performance.now();
  private core = onCore();
  private longest = { clock: 0, core: 0 };

  constructor() {
    setInterval(() => this.look(), EVERY_MS).unref();
  }

  /** Since the last time that they were taken: on the clock, and of a core. */
  take(): { clock: number; core: number } {
    this.look();
    const { longest } = this;
    this.longest = { clock: 0, core: 0 };
    return longest;
  }

  private look(): void {
    const [clock, core] = [performance.now(), onCore()];
    this.longest = {
      clock: Math.max(this.longest.clock, clock - this.clock - EVERY_MS),
      core: Math.max(this.longest.core, (core - this.core) / 1e6),
    };
    [this.clock, this.core] = [clock, core];
  }
}
