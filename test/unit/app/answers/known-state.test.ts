import { KnownState } from '../../../../src/app/answers/known-state';

let now = 0;
let reads: { resolve: (text: string) => void; reject: (error: Error) => void }[] = [];
const open = () => {
  now = 0;
  reads = [];
  return new KnownState(() => new Promise((resolve, reject) => reads.push({ resolve, reject })), {
    now: () => now,
  });
};

describe('the known state', () => {
  it('is read once for all who ask, and again after a second', async () => {
    const state = open();
    const asked = [state.current(), state.current()];
    reads[0]?.resolve('one');
    await expect(Promise.all(asked)).resolves.toEqual(['one', 'one']);
    now = 999;
    await expect(state.current()).resolves.toBe('one');
    now = 1_000;
    const again = state.current();
    reads[1]?.resolve('two');
    await expect(again).resolves.toBe('two');
    expect(reads.length).toBe(2);
  });

  it('is as old as the beginning of its reading', async () => {
    const state = open();
    const asked = state.current();
    now = 990;
    reads[0]?.resolve('one');
    await asked;
    now = 1_001;
    void state.current();
    expect(reads.length).toBe(2);
  });

  it('is read anew after a write, whatever was being read before', async () => {
    const state = open();
    const before = state.current();
    state.forget();
    const after = state.current();
    reads[1]?.resolve('after');
    await expect(after).resolves.toBe('after');
    reads[0]?.resolve('before');
    await expect(before).resolves.toBe('before');
    await expect(state.current()).resolves.toBe('after');
    expect(reads.length).toBe(2);
  });

  it('is not known where it cannot be read, or not soon', async () => {
    const state = open();
    const failing = state.current();
    reads[0]?.reject(new Error('away'));
    await expect(failing).resolves.toBeNull();
    await expect(state.current()).resolves.toBeNull();
    const started = performance.now();
    await expect(state.current()).resolves.toBeNull();
    expect(performance.now() - started).toBeGreaterThan(200);
  });
});
