import { Batch } from '../../../src/platform/batch';

/** A batch that doubles numbers, and the keys of each reading. */
function doubling(): { batch: Batch<number, number>; readings: (readonly number[])[] } {
  const readings: (readonly number[])[] = [];
  const batch = new Batch<number, number>((keys) => {
    readings.push(keys);
    return Promise.resolve(keys.map((key) => (key < 0 ? new RangeError(`${key} is too small`) : 2 * key)));
  });
  return { batch, readings };
}

describe('a batch', () => {
  it('reads together what is asked for at once, and each key once', async () => {
    const { batch, readings } = doubling();
    const asked = [batch.load(1), batch.load(2), batch.load(1)];
    expect(await Promise.all(asked)).toEqual([2, 4, 2]);
    expect(await batch.load(2)).toBe(4);
    expect(readings).toEqual([[1, 2]]);
  });

  it('waits for whoever is brought by promises that are settled', async () => {
    const { batch, readings } = doubling();
    const brought = Promise.resolve().then(() => batch.load(2));
    expect([await batch.load(1), await brought]).toEqual([2, 4]);
    expect(readings).toEqual([[1, 2]]);
  });

  it('tells everybody in the same turn', async () => {
    const { batch } = doubling();
    const told: number[] = [];
    let turns = 0;
    batch.load(1).listen({
      onValue: (value) => {
        told.push(value);
        void Promise.resolve().then(() => (turns += 1));
      },
      onFailure: fail,
    });
    batch.load(2).listen({ onValue: (value) => told.push(value + turns), onFailure: fail });
    await batch.load(1);
    expect(told).toEqual([2, 4]);
  });

  it('fails for the keys whose reading failed, and for all where it failed as a whole', async () => {
    const { batch } = doubling();
    const [good, bad] = [batch.load(1), batch.load(-1)];
    await expect(bad).rejects.toThrow('-1 is too small');
    expect(await good).toBe(2);
    const broken = new Batch<number, number>(() => Promise.reject(new Error('the connection is lost')));
    const both = await Promise.allSettled([broken.load(1), broken.load(2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('passes on what is made of its values, failures and promises among it', async () => {
    const { batch } = doubling();
    expect(await batch.load(3).then((value) => value + 1)).toBe(7);
    expect(await batch.load(3).then((value) => Promise.resolve(value + 2))).toBe(8);
    await expect(
      batch.load(3).then(() => {
        throw new Error('nothing is made of it');
      }),
    ).rejects.toThrow('nothing is made of it');
    expect(await batch.load(-3).then(undefined, () => 'caught')).toBe('caught');
  });
});

const fail = (reason: unknown): never => {
  throw reason instanceof Error ? reason : new Error(String(reason));
};
