// A server as `rootstock serve` starts it, which tells its parent the longest stretch that its
// event loop was held up since it was last asked, and how much of a core a stretch took at most:
// on a machine that others use as well, much of the time on the clock is theirs.
import { startService } from '../../src/app/start-service';
import { parseConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';
import { EVERY_MS, Stretches } from './stretches';

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
