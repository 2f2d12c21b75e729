import fc from 'fast-check';
import { forOperation } from '../../../src/platform/cancellation';
import { CancelledError } from '../../../src/platform/errors';
import { groupBy } from '../../../src/platform/group-by';
import { finish, finishInSlices, groupInSteps, mapInSteps, sortInSteps } from '../../../src/platform/slices';

const rows = fc.array(fc.record({ key: fc.nat(20), place: fc.nat() }), { maxLength: 1500, size: 'max' });

describe('work in steps', () => {
  it('sorts as a stable sort does', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
        expect(finish(sortInSteps(some, compare))).toEqual([...some].sort(compare));
      }),
      { numRuns: 30 },
    );
  });

  it('groups and maps as at once', () => {
    fc.assert(
      fc.property(rows, (some) => {
        expect(finish(groupInSteps(some, ({ key }) => key))).toEqual(groupBy(some, ({ key }) => key));
        expect(finish(mapInSteps(some, ({ place }) => place))).toEqual(some.map(({ place }) => place));
      }),
      { numRuns: 10 },
    );
  });

  it('lets others run before it ends', async () => {
    const told: string[] = [];
    setImmediate(() => told.push('other'));
    function* busy(): Generator<void, void> {
      const until = performance.now() + 30;
      while (performance.now() < until) yield;
    }
    await finishInSlices(busy());
    told.push('done');
    expect(told).toEqual(['other', 'done']);
  });
});

describe('a computation in slices', () => {
  function* endless(): Generator<void, never> {
    for (;;) yield;
  }

  it('ends with the operation that it works for', async () => {
    const ending = new AbortController();
    const computing = forOperation(ending.signal, () => finishInSlices(endless()));
    ending.abort(new CancelledError());
    await expect(computing).rejects.toThrow(CancelledError);
  });
});
