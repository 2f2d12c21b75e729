import { setImmediate as turn } from 'node:timers/promises';
import { createLog } from '../../../../src/platform/log';
import type { CheckedQuestion } from '../../../../src/recommend/question/question';
import type { BaseRecommendation } from '../../../../src/recommend/explanation/recommendation';
import {
  BetterBaseService,
  type BestFound,
  type Watching,
} from '../../../../src/recommend/watch/better-base.service';
import { Latest } from '../../../../src/recommend/watch/latest';
import { collectGarbage } from '../../../support/heap';

/**
 * A catalogue of which only the best base of each target is known, and a clock that goes on when
 * the test says so.
 */
class Harness {
  /** What answers are made from. */
  state = {};
  private sleepers: (() => void)[] = [];
  readonly best = new Map<string, number | null>();
  readonly asked: string[] = [];
  fault: Error | null = null;
  /** Whether results do not count yet. */
  isPartial = false;

  readonly service: BetterBaseService;

  constructor(options: Partial<Watching> = {}) {
    this.service = new BetterBaseService({
      findBest: (question) => this.find(question),
      currentState: () => (this.fault === null ? Promise.resolve(this.state) : Promise.reject(this.fault)),
      log: createLog('silent'),
      clock: {
        now: () => 0,
        sleep: (_, signal) =>
          new Promise((resolve, reject) => {
            this.sleepers.push(resolve);
            signal?.addEventListener('abort', () => reject(new Error('aborted')));
          }),
      },
      ...options,
    });
  }

  private find({ target }: CheckedQuestion): Promise<BestFound> {
    this.asked.push(target.value);
    const id = this.best.get(target.value) ?? null;
    const found = { rank: 1, base: { id, slug: `base-${id}` } };
    const best = id === null ? null : (found as unknown as BaseRecommendation);
    return Promise.resolve({ best, isPartial: this.isPartial });
  }

  /** The catalogue changes, and is looked at. */
  async change(best: Record<string, number | null> = {}): Promise<void> {
    for (const [target, id] of Object.entries(best)) this.best.set(target, id);
    this.state = {};
    await this.look();
  }

  async look(): Promise<void> {
    for (const wake of this.sleepers.splice(0)) wake();
    for (let turns = 0; turns < 5; turns++) await turn();
  }

  get isLooking(): boolean {
    return this.sleepers.length > 0;
  }
}

/** Ids of the bases that were told so far. */
function told(stream: AsyncIterableIterator<BaseRecommendation>): number[] {
  const ids: number[] = [];
  void (async () => {
    for await (const { base } of stream) ids.push(base.id);
  })();
  return ids;
}

const CARS = { domain: 'cars' };

describe('following a target', () => {
  it('tells nothing of a base that is the best only until all results count', async () => {
    const harness = new Harness();
    harness.best.set('cars', 1);
    harness.isPartial = true;
    const ids = told(await harness.service.follow(CARS));
    await harness.change({ cars: 2 });
    harness.isPartial = false;
    // The best from the start, as far as anybody knew.
    await harness.change({ cars: 3 });
    expect(ids).toEqual([]);
    harness.isPartial = true;
    await harness.change({ cars: 4 });
    expect(ids).toEqual([]);
    harness.isPartial = false;
    await harness.change({ cars: 5 });
    expect(ids).toEqual([5]);
    await harness.service.stop();
  });

  it('tells each new best base once, and not what was the best from the start', async () => {
    const harness = new Harness();
    harness.best.set('cars', 1);
    const ids = told(await harness.service.follow(CARS));
    await harness.look();
    await harness.change();
    expect(ids).toEqual([]);
    await harness.change({ cars: 2 });
    await harness.change();
    await harness.look();
    expect(ids).toEqual([2]);
    await harness.change({ cars: 1 });
    expect(ids).toEqual([2, 1]);
    await harness.service.stop();
  });

  it('takes a target that nothing is known of for one without a best, and an abstention for no news', async () => {
    const harness = new Harness();
    const ids = told(await harness.service.follow(CARS));
    await harness.change({ cars: 7 });
    await harness.change({ cars: null });
    await harness.change({ cars: 7 });
    expect(ids).toEqual([7]);
    await harness.service.stop();
  });

  it('answers a target once for all who follow it, and only when the catalogue changed', async () => {
    const harness = new Harness();
    harness.best.set('cars', 1);
    const streams = await Promise.all([
      harness.service.follow(CARS),
      harness.service.follow({ domain: ' Cars ' }),
      harness.service.follow(CARS),
    ]);
    const ids = streams.map(told);
    await harness.look();
    const before = harness.asked.length;
    await harness.look();
    expect(harness.asked.length).toBe(before);
    await harness.change({ cars: 2 });
    expect(harness.asked.length).toBe(before + 1);
    expect(ids).toEqual([[2], [2], [2]]);
    await harness.service.stop();
  });

  it('looks at the catalogue only as long as anybody follows anything', async () => {
    const harness = new Harness();
    expect(harness.isLooking).toBe(false);
    const [one, two] = [await harness.service.follow(CARS), await harness.service.follow({ domain: 'cats' })];
    await harness.look();
    expect(harness.isLooking).toBe(true);
    await one.return?.();
    await harness.look();
    expect(harness.isLooking).toBe(true);
    await two.return?.();
    await harness.look();
    expect(harness.isLooking).toBe(false);
    const ids = told(await harness.service.follow(CARS));
    await harness.change({ cars: 3 });
    expect(ids).toEqual([3]);
    await harness.service.stop();
  });

  it('refuses more targets than can be followed, and takes others when some are left', async () => {
    const harness = new Harness({ maxTargets: 2, maxFollowers: 3 });
    const first = await harness.service.follow({ domain: 'a' });
    await harness.service.follow({ domain: 'b' });
    await expect(harness.service.follow({ domain: 'c' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await harness.service.follow({ domain: 'a' });
    await expect(harness.service.follow({ domain: 'a' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await first.return?.();
    await harness.service.follow({ domain: 'b' });
    await harness.service.stop();
  });

  it('refuses a target that is none, and follows nothing for it', async () => {
    const harness = new Harness({ maxFollowers: 1 });
    await expect(harness.service.follow({})).rejects.toMatchObject({ field: 'target' });
    await expect(harness.service.follow({ domain: ' ' })).rejects.toMatchObject({ field: 'target.domain' });
    await harness.service.follow(CARS);
    await harness.service.stop();
  });

  it('goes on after the catalogue could not be looked at', async () => {
    const harness = new Harness();
    const ids = told(await harness.service.follow(CARS));
    await harness.look();
    harness.fault = new Error('The database is gone.');
    await harness.change({ cars: 4 });
    expect(ids).toEqual([]);
    harness.fault = null;
    await harness.look();
    expect(ids).toEqual([4]);
    await harness.service.stop();
  });

  it('ends every stream when it is stopped', async () => {
    const harness = new Harness();
    const stream = await harness.service.follow(CARS);
    const waiting = stream.next();
    await harness.service.stop();
    await expect(waiting).resolves.toEqual({ value: undefined, done: true });
    await expect(harness.service.follow(CARS)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

it('keeps nothing in memory of what answers were made from', async () => {
  const harness = new Harness();
  const stream = await harness.service.follow(CARS);
  await harness.look();
  const former = new WeakRef(harness.state);
  await stream.return?.();
  await harness.look();
  harness.state = {};
  await turn();
  collectGarbage();
  expect(former.deref()).toBeUndefined();
});

describe('the stream of a slow reader', () => {
  it('keeps the newest value only', async () => {
    const stream = new Latest<{ value: number }>();
    stream.push({ value: 1 });
    stream.push({ value: 2 });
    expect((await stream.next()).value).toEqual({ value: 2 });
    const waiting = stream.next();
    stream.push({ value: 3 });
    expect((await waiting).value).toEqual({ value: 3 });
  });

  it('ends once, whoever ends it', async () => {
    let ends = 0;
    const stream = new Latest<{ value: number }>(() => (ends += 1));
    stream.push({ value: 1 });
    await stream.return();
    stream.end();
    stream.push({ value: 2 });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(ends).toBe(1);
  });
});
