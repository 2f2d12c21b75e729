import { createLog } from '../../../src/platform/log';
import { Poller } from '../../../src/platform/poller';

it('tells once that it could not look, and once that it could again', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const outcomes = [true, false, false, false, true, true, false];
  await new Promise<void>((resolve) => {
    const poller = new Poller({
      ...{ what: 'news', interval: 1, log },
      clock: { now: () => 0, sleep: () => Promise.resolve() },
      poll: () => {
        const outcome = outcomes.shift();
        if (outcome === undefined) {
          poller.stop();
          resolve();
        }
        return outcome === false ? Promise.reject(new Error('away')) : Promise.resolve();
      },
    });
    poller.start();
  });
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg).slice(0, 3)).toEqual([
    'could not look for news',
    'could look for news again',
    'could not look for news',
  ]);
});
