import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { ChangeFeedService, type Feeding } from '../../../../src/catalog/feed/change-feed.service';
import type { CatalogChange } from '../../../../src/catalog/feed/change.type';
import { createLog } from '../../../../src/platform/log';

const change = (sequence: number): CatalogChange => ({
  sequence,
  operation: 'CREATED',
  entityType: 'Model',
  entityId: sequence,
  slug: null,
  occurredAt: new Date(0),
});

/** A catalogue that is a number of changes, and a clock that goes on when the test says so. */
class Harness {
  private sleepers: (() => void)[] = [];
  revision = 0;
  fault: Error | null = null;
  readonly reads: number[] = [];
  readonly feed: ChangeFeedService;

  constructor(options: Partial<Feeding> = {}) {
    this.feed = new ChangeFeedService({
      revision: () => (this.fault === null ? Promise.resolve(this.revision) : Promise.reject(this.fault)),
      findAfter: (since, size) => this.find(since, size),
      log: createLog('silent'),
      clock: {
        now: () => 0,
        sleep: (_, signal) =>
          new Promise((resolve, reject) => {
            this.sleepers.push(resolve);
            signal?.addEventListener('abort', () => reject(new Error('aborted')));
          }),
      },
      pageSize: 3,
      ...options,
    });
  }

  private find(since: number, size: number): Promise<CatalogChange[]> {
    this.reads.push(since);
    if (this.fault !== null) return Promise.reject(this.fault);
    const length = Math.max(0, Math.min(size, this.revision - since));
    return Promise.resolve(Array.from({ length }, (_, index) => change(since + 1 + index)));
  }

  async look(): Promise<void> {
    for (const wake of this.sleepers.splice(0)) wake();
    for (let turns = 0; turns < 5; turns++) await turn();
  }

  get isLooking(): boolean {
    return this.sleepers.length > 0;
  }
}

/** Numbers of the changes that were told so far. */
function told(stream: AsyncIterableIterator<CatalogChange>): number[] {
  const numbers: number[] = [];
  void (async () => {
    for await (const { sequence } of stream) numbers.push(sequence);
  })();
  return numbers;
}

const upTo = (last: number, since = 0): number[] =>
  Array.from({ length: last - since }, (_, index) => since + 1 + index);

describe('following the catalogue', () => {
  it('tells all changes after a number, page after page, and then those that come', async () => {
    const harness = new Harness();
    harness.revision = 8;
    const numbers = told(await harness.feed.follow(1));
    await harness.look();
    expect(numbers).toEqual(upTo(8, 1));
    harness.revision = 10;
    await harness.look();
    expect(numbers).toEqual(upTo(10, 1));
    harness.feed.stop();
  });

  it('tells only what comes from now on when no number is given', async () => {
    const harness = new Harness();
    harness.revision = 5;
    const numbers = told(await harness.feed.follow());
    await harness.look();
    expect(numbers).toEqual([]);
    harness.revision = 6;
    await harness.look();
    expect(numbers).toEqual([6]);
    harness.feed.stop();
  });

  it('loses and doubles nothing, whenever changes come, are read and the catalogue cannot be read', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('commit' as const), count: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ kind: fc.constantFrom('take', 'look', 'break', 'mend') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.nat({ max: 4 }), async (steps, since) => {
        const harness = new Harness();
        harness.revision = 4;
        const stream = await harness.feed.follow(since);
        const numbers: number[] = [];
        const take = () => void stream.next().then(({ value }) => value && numbers.push(value.sequence));
        for (const each of steps) {
          if (each.kind === 'commit' && 'count' in each) harness.revision += each.count;
          else if (each.kind === 'take') take();
          else if (each.kind === 'look') await harness.look();
          else harness.fault = each.kind === 'break' ? new Error('away') : null;
        }
        harness.fault = null;
        for (let index = since; index < harness.revision; index++) take();
        for (let turns = 0; turns < 60 && numbers.length < harness.revision - since; turns++)
          await harness.look();
        expect(numbers).toEqual(upTo(harness.revision, since));
        harness.feed.stop();
      }),
      { numRuns: 60 },
    );
  });

  it('reads a page once for all who stand at the same place', async () => {
    const harness = new Harness();
    const all = [told(await harness.feed.follow()), told(await harness.feed.follow(0))];
    await harness.look();
    harness.reads.length = 0;
    harness.revision = 2;
    await harness.look();
    expect(all).toEqual([upTo(2), upTo(2)]);
    expect(harness.reads).toEqual([0, 2]);
    harness.feed.stop();
  });

  it('reads no further than is taken', async () => {
    const harness = new Harness();
    harness.revision = 100;
    const stream = await harness.feed.follow(0);
    await stream.next();
    await harness.look();
    expect(harness.reads).toEqual([0]);
    harness.feed.stop();
  });

  it('looks at the catalogue only as long as anybody follows', async () => {
    const harness = new Harness();
    const [one, two] = [await harness.feed.follow(), await harness.feed.follow()];
    await harness.look();
    expect(harness.isLooking).toBe(true);
    await one.return?.();
    await harness.look();
    expect(harness.isLooking).toBe(true);
    await two.return?.();
    await harness.look();
    expect(harness.isLooking).toBe(false);
  });

  it.each([-1, 6])('refuses to begin after %d where the last change is 5', async (since) => {
    const harness = new Harness({ maxFollowers: 1 });
    harness.revision = 5;
    const refusal = harness.feed.follow(since);
    await expect(refusal).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'since' });
    await expect(refusal).rejects.toThrow('"since" must be from 0 to 5, the number of the last change.');
    const stream = await harness.feed.follow(5); // who was refused took nobody's place
    await stream.return?.();
  });

  it('serves so many at once and no more, until one leaves', async () => {
    const harness = new Harness({ maxFollowers: 2 });
    const [first] = await Promise.all([harness.feed.follow(), harness.feed.follow()]);
    await expect(harness.feed.follow()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const waiting = first.next();
    await first.return?.();
    await first.return?.();
    expect(await waiting).toEqual({ value: undefined, done: true });
    await harness.feed.follow();
    await expect(harness.feed.follow()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    harness.feed.stop();
  });

  it('ends every stream at the shutdown, and begins none afterwards', async () => {
    const harness = new Harness();
    const stream = await harness.feed.follow();
    const waiting = stream.next();
    harness.feed.stop();
    expect(await waiting).toEqual({ value: undefined, done: true });
    await expect(harness.feed.follow()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
