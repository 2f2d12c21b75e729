import { Cancellation, pause, unlessAborted, whenAborted } from '../../../src/platform/cancellation';

const WHY = new Error('Its time is over.');

describe('the end of an operation', () => {
  it('is told once to all who listen, with its first reason', () => {
    const ending = new Cancellation();
    const told: string[] = [];
    whenAborted(ending, () => told.push('one'));
    const forget = whenAborted(ending, () => told.push('forgotten'));
    whenAborted(ending, () => told.push('two'));
    forget();
    expect(ending.aborted).toBe(false);
    ending.throwIfAborted();
    ending.abort(WHY);
    ending.abort(new Error('too late'));
    expect(told).toEqual(['one', 'two']);
    expect([ending.aborted, ending.reason]).toEqual([true, WHY]);
    expect(() => ending.throwIfAborted()).toThrow(WHY);
  });

  it('may be listened to twice by the same work', () => {
    const ending = new Cancellation();
    const work = jest.fn();
    const forget = whenAborted(ending, work);
    whenAborted(ending, work);
    forget();
    ending.abort(WHY);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is not told to who is forgotten by another who hears of it', () => {
    const ending = new Cancellation();
    const work = jest.fn();
    const forgets: (() => void)[] = [];
    whenAborted(ending, () => forgets.forEach((forget) => forget()));
    forgets.push(whenAborted(ending, work));
    ending.abort(WHY);
    expect(work).not.toHaveBeenCalled();
  });

  it('ends waiting, also where it was there before', async () => {
    const ending = new Cancellation();
    const waiting = unlessAborted(new Promise(() => undefined), ending);
    const pausing = pause(60_000, ending);
    ending.abort(WHY);
    await expect(waiting).rejects.toBe(WHY);
    await expect(pausing).rejects.toBe(WHY);
    await expect(unlessAborted(new Promise(() => undefined), ending)).rejects.toBe(WHY);
  });
});
