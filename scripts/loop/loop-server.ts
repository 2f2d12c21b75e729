// A server as `rootstock serve` starts it, which tells its parent the longest stretch that its
// event loop was held up since it was last asked, and how much of a core a stretch took at most:
// on a machine that others use as well, much of the time on the clock is theirs.
import { readFileSync } from 'node:fs';
import { startService } from '../../src/app/start-service';
import { parseConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';

/** How often the loop is looked at; that much of a stretch may be its own waiting. */
const EVERY_MS = 1;

/** Nanoseconds that this thread was on a core, where the system tells (Linux). */
function onCore(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return NaN;
  }
}

/** The longest stretches between two turns of the loop, in milliseconds. */
class Stretches {
  private clock = performance.now();
  private core = onCore();
  private longest = { clock: 0, core: 0 };

  constructor() {
    setInterval(() => this.look(), EVERY_MS).unref();
  }

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

async function main(): Promise<void> {
  const stretches = new Stretches();
  const tell = (message: object): void => void process.send?.(message);
  process.on('message', (message) => {
    if (message === 'stop') void service.then((running) => running.stop()).then(() => process.exit(0));
    // What is on its way in this turn of the loop belongs to what is asked about.
    else setTimeout(() => tell(stretches.take()), 2 * EVERY_MS);
  });
  const service = startService(parseConfig(process.env), createLog('error'));
  tell({ url: (await service).url });
}

void main();
