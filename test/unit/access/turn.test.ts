import { OperationTurn } from '../../../src/access';
import { WorkQueue } from '../../../src/access/budget/work-queue';
import { DeadlineExceededError, UnavailableError } from '../../../src/platform/errors';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const turnIn = (queue: WorkQueue, onEnd?: () => void): OperationTurn =>
  new OperationTurn({
    client: { key: 'client', isLimited: false },
    budgets: null,
    queue,
    whenSpent: 'refuse',
    onSpent: () => undefined,
    ...(onEnd && { onEnd }),
  });

describe('a turn', () => {
  it.each([new DeadlineExceededError(100), new UnavailableError('The server is being stopped.')])(
    'that ends while it waits says why: %p',
    async (reason) => {
      const queue = new WorkQueue();
      const never = new AbortController();
      for (let count = 0; queue.waiting === 0; count += 1) {
        void turnIn(queue).begin(1, never.signal);
        await settled();
      }
      const ending = new AbortController();
      const begun = turnIn(queue).begin(1, ending.signal);
      await settled();
      ending.abort(reason);
      await expect(begun).rejects.toBe(reason);
    },
  );

  it('lasts as long as its work, though nobody waits for that any more', async () => {
    const queue = new WorkQueue();
    let ended = 0;
    const turn = turnIn(queue, () => (ended += 1));
    let finish = (): void => undefined;
    const working = turn.during(new Promise<void>((resolve) => (finish = resolve)));
    await turn.begin(1, new AbortController().signal);
    turn.end();
    await settled();
    expect([queue.atWork, ended]).toEqual([1, 0]);
    finish();
    await working;
    await settled();
    expect([queue.atWork, ended]).toEqual([0, 1]);
    turn.end();
    expect(ended).toBe(1);
  });
});
