import { createLog } from '../../../src/platform/log';
import { untilSignal } from '../../../src/app/until-signal';

describe('waiting for the end', () => {
  const before = new Set(process.listeners('SIGTERM'));
  afterEach(() => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      for (const listener of process.listeners(signal))
        if (!before.has(listener)) process.off(signal, listener);
    }
  });

  it('is over when the parent ended before anyone looked', async () => {
    const parentOfLongAgo = 2 ** 30;
    const ends = untilSignal(createLog('silent'), { parent: parentOfLongAgo });
    await expect(withinASecond(ends)).resolves.toBe('over');
  });

  it('goes on while the parent lives', async () => {
    const ends = untilSignal(createLog('silent'), { parent: process.ppid });
    await expect(withinASecond(ends)).resolves.toBe('waits');
  });
});

const withinASecond = (ends: Promise<void>): Promise<string> =>
  Promise.race([
    ends.then(() => 'over'),
    new Promise<string>((resolve) => setTimeout(() => resolve('waits'), 1000)),
  ]);
