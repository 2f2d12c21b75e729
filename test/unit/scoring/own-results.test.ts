import { finish, TransferScorer, type Evidence, type OwnResult } from '../../../src/scoring';
import { tabulate } from '../../../src/scoring/evidence-table';
import { storedOwn } from '../../../src/scoring/stored-own';
import { aColumn, aTarget, BIRDS, BLOCKS, DIGITS, DOGS } from './factories';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const spread = (values: readonly number[]): Record<string, number> =>
  Object.fromEntries(IDS.map((id, i) => [id, values[i]!]));
const OTHERS = ['cats', 'cars', 'boats'].map((id, i) => aTarget(id, [0.8, 0.2, i / 10, 0]));

/** Eight bases, the first of which are best on everything like birds. */
const evidence: Evidence = {
  targets: [DOGS, DIGITS, ...OTHERS],
  bases: IDS.map((id) => ({ id })),
  observations: [
    ...aColumn('dogs', spread([0.92, 0.9, 0.89, 0.8, 0.78, 0.7, 0.65, 0.5])),
    ...aColumn('digits', spread([0.6, 0.5, 0.7, 0.9, 0.8, 0.95, 0.4, 0.3])),
    ...OTHERS.flatMap(({ id }, i) =>
      aColumn(id, spread([0.93, 0.91, 0.9, 0.82 - i / 50, 0.8, 0.71, 0.6 + i / 30, 0.5])),
    ),
  ],
};
const scorer = new TransferScorer(evidence, BLOCKS);
const REQUEST = { target: BIRDS, candidates: IDS, protocol: 'FINE_TUNE', metric: 'accuracy' };

const own = (baseId: string, value: number, more: Partial<OwnResult> = {}): OwnResult => ({
  baseId,
  value,
  metric: 'accuracy',
  higherIsBetter: true,
  ...more,
});
const orderWith = (...measured: OwnResult[]): readonly string[] => scorer.rank({ ...REQUEST, measured }).ids;
const scoresWith = (...measured: OwnResult[]): Map<string, number> => {
  const { ids, scores } = scorer.rank({ ...REQUEST, measured });
  return new Map(ids.map((id, place) => [id, scores[place]!]));
};

describe('own results', () => {
  it('leave the answer as it is while there is only one, whatever its value', () => {
    const { ids, scores } = scorer.rank(REQUEST);
    for (const value of [0.1, 0.99]) {
      expect(orderWith(own('a', value))).toEqual(ids);
      expect([...scoresWith(own('a', value)).values()]).toEqual([...scores]);
    }
  });

  it('keep three good bases above those that were expected to be worse, in their own order', () => {
    const order = orderWith(own('a', 0.91), own('b', 0.915), own('c', 0.92));
    expect(order.slice(0, 3)).toEqual(['c', 'b', 'a']);
  });

  it('move the answer with each one from the second on', () => {
    const first = scoresWith(own('a', 0.91));
    const second = scoresWith(own('a', 0.91), own('b', 0.8));
    const third = scoresWith(own('a', 0.91), own('b', 0.8), own('f', 0.95));
    expect(second.get('a')! - second.get('b')!).toBeGreaterThan(first.get('a')! - first.get('b')! + 0.3);
    expect(third.get('f')!).toBeGreaterThan(second.get('f')! + 0.3);
  });

  it('tell apart what the metric tells apart, and call small differences small', () => {
    const near = scoresWith(own('a', 0.91), own('f', 0.912));
    const far = scoresWith(own('a', 0.51), own('f', 0.91));
    expect(far.get('f')! - far.get('a')!).toBeGreaterThan(near.get('f')! - near.get('a')! + 0.5);
  });

  it('say nothing of the level: a constant added to all of them changes nothing', () => {
    const low = scoresWith(own('a', 0.3), own('d', 0.4), own('f', 0.35));
    const high = scoresWith(own('a', 0.5), own('d', 0.6), own('f', 0.55));
    for (const id of IDS) expect(high.get(id)!).toBeCloseTo(low.get(id)!, 9);
  });

  it('count the other way round where less is better', () => {
    const more = scoresWith(own('a', 0.9), own('f', 0.8));
    const less = scoresWith(
      own('a', -0.9, { higherIsBetter: false }),
      own('f', -0.8, { higherIsBetter: false }),
    );
    for (const id of IDS) expect(less.get(id)!).toBeCloseTo(more.get(id)!, 9);
  });

  it('do not depend on the order in which they are given', () => {
    const some = [
      own('a', 0.91),
      own('f', 0.95),
      own('c', 0.7, { metric: 'auroc' }),
      own('d', 0.8, { metric: 'auroc' }),
    ];
    expect(scorer.rank({ ...REQUEST, measured: some })).toMatchObject({
      ids: orderWith(...some.toReversed()),
    });
    expect([...scoresWith(...some).values()]).toEqual([...scoresWith(...some.toReversed()).values()]);
  });

  it('count less under another protocol, and the more the less protocols agreed', () => {
    const gap = (protocol: string): number => {
      const scores = scoresWith(own('a', 0.6, { protocol }), own('f', 0.9, { protocol }));
      return scores.get('f')! - scores.get('a')!;
    };
    const none = scoresWith();
    expect(gap('FINE_TUNE')).toBeGreaterThan(gap('LINEAR_PROBE'));
    expect(gap('LINEAR_PROBE')).toBeGreaterThan(none.get('f')! - none.get('a')!);
  });

  it('may be of bases that are no candidates, and of bases that nobody knows', () => {
    const candidates = ['a', 'b', 'c', 'd'];
    const measured = [own('h', 0.9), own('a', 0.5), own('nobody', 0.7)];
    const { ids } = scorer.rank({ ...REQUEST, candidates, measured });
    expect([...ids].sort()).toEqual(candidates);
  });

  it('explain what they change: contributions still add up to the score', () => {
    const { bases } = scorer.score({ ...REQUEST, measured: [own('a', 0.6), own('f', 0.95)] });
    for (const base of bases) {
      const sum = base.contributions.reduce((total, { value }) => total + value, 0);
      expect(sum).toBeCloseTo(base.score, 6);
    }
    const raised = bases.find(({ baseId }) => baseId === 'f')!;
    expect(raised.contributions.find(({ kind }) => kind === 'OWN_RESULTS')!.value).toBeGreaterThan(0.2);
  });

  it('make what was measured surer, and nothing less sure', () => {
    const before = scorer.rank(REQUEST);
    const after = scorer.rank({ ...REQUEST, measured: [own('a', 0.9), own('d', 0.85), own('f', 0.7)] });
    for (const id of IDS)
      expect(after.detail(id).explained).toBeGreaterThanOrEqual(before.detail(id).explained);
    expect(after.detail('a').explained).toBeGreaterThan(before.detail('a').explained + 0.05);
  });

  it('are taken in even where they are all the same', () => {
    const scores = scoresWith(own('a', 0.8), own('f', 0.8));
    const before = scoresWith();
    expect(Math.abs(scores.get('a')! - scores.get('f')!)).toBeLessThan(
      Math.abs(before.get('a')! - before.get('f')!),
    );
  });

  it('of a metric without any column can still be compared among themselves', () => {
    const scores = scoresWith(own('a', 10, { metric: 'new' }), own('f', 90, { metric: 'new' }));
    const before = scoresWith();
    expect(scores.get('f')! - scores.get('a')!).toBeGreaterThan(before.get('f')! - before.get('a')!);
  });
});

describe('own results that could mislead', () => {
  it('of a metric without any column teach nothing where they are all the same', () => {
    const { ids, scores } = scorer.rank(REQUEST);
    const same = scorer.rank({
      ...REQUEST,
      measured: ['a', 'f', 'h'].map((id) => own(id, 0.91, { metric: 'new' })),
    });
    expect([same.ids, [...same.scores]]).toEqual([ids, [...scores]]);
  });

  it('count as one where one base was measured twice', () => {
    const { scores } = scorer.rank(REQUEST);
    expect([...scorer.rank({ ...REQUEST, measured: [own('a', 0.2), own('a', 0.9)] }).scores]).toEqual([
      ...scores,
    ]);
  });

  it('stay finite whatever their size', () => {
    const measured = [own('a', 1e12, { metric: 'new' }), own('f', -1e12, { metric: 'new' }), own('c', 0.1)];
    const { bases } = scorer.score({ ...REQUEST, measured });
    for (const { score, interval } of bases) {
      expect(Number.isFinite(score)).toBe(true);
      expect(interval.upper).toBeGreaterThanOrEqual(interval.lower);
    }
  });
});

describe('results stored on the target that is asked about', () => {
  const onBirds = (values: Record<string, number>, pool = 'ours') => aColumn('birds', values, { pool });
  const withStored = (observations: Evidence['observations'], measured: OwnResult[] = []) => {
    const all = { ...evidence, observations: [...evidence.observations, ...observations] };
    const { ids, scores } = new TransferScorer({ ...all, targets: [...all.targets, BIRDS] }, BLOCKS).rank({
      ...REQUEST,
      measured,
    });
    return new Map(ids.map((id, place) => [id, scores[place]!]));
  };

  it('give the order of their values, as those of a question do', () => {
    const values = { a: 0.91, b: 0.915, c: 0.92 };
    const stored = [...withStored(onBirds(values)).keys()];
    expect(stored.slice(0, 3)).toEqual(['c', 'b', 'a']);
    expect(orderWith(...Object.entries(values).map(([id, value]) => own(id, value))).slice(0, 3)).toEqual(
      stored.slice(0, 3),
    );
  });

  it('go on to count when the third is the same as the first two', () => {
    const [two, three] = [
      withStored(onBirds({ a: 0.9, h: 0.9 })),
      withStored(onBirds({ a: 0.9, h: 0.9, g: 0.9 })),
    ];
    const gap = (scores: Map<string, number>): number => scores.get('a')! - scores.get('h')!;
    const before = gap(withStored([]));
    expect(gap(two)).toBeLessThan(before - 0.2);
    expect(gap(three)).toBeLessThan(before - 0.2);
  });

  it('are not changed by a value that has nothing to be compared with', () => {
    const stored = onBirds({ a: 0.7, b: 0.72, c: 0.75, d: 0.8, e: 0.81 });
    expect([...withStored(stored, [own('h', 0.99)])]).toEqual([...withStored(stored)]);
  });

  it('are no pool with values of a question, whose offset is another', () => {
    const stored = aColumn('birds', { a: 0.5, b: 0.4 });
    const measured = [own('g', 0.9), own('h', 0.95)];
    expect(withStored(stored, measured).get('h')!).toBeLessThan(withStored(stored, measured).get('a')!);
  });

  it('are bounded: of many pools the first are taken in, whole', () => {
    const many = Array.from({ length: 60 }, (_, i) => onBirds({ a: 0.8, f: 0.9, h: 0.7 }, `run ${i}`)).flat();
    const table = finish(tabulate([...evidence.observations, ...many]));
    expect(storedOwn(table, REQUEST)?.results).toHaveLength(99);
    const scores = withStored(many);
    expect(scores.get('f')!).toBeGreaterThan(scores.get('a')!);
    expect(scores.get('a')!).toBeGreaterThan(scores.get('h')!);
  });
});

describe('the joint posterior of candidates', () => {
  it('is a covariance whose variances shrink where a base was measured', () => {
    const joint = (measured: OwnResult[]) => finish(scorer.rank({ ...REQUEST, measured }).joint(IDS));
    const [before, after] = [joint([]), joint([own('a', 0.9), own('d', 0.8), own('f', 0.7)])];
    for (let i = 0; i < IDS.length; i++)
      for (let j = 0; j < IDS.length; j++)
        expect(before.covariance[i * IDS.length + j]).toBeCloseTo(before.covariance[j * IDS.length + i]!, 9);
    const variance = ({ covariance }: typeof before, id: string): number =>
      covariance[IDS.indexOf(id) * (IDS.length + 1)]!;
    for (const id of ['a', 'd', 'f']) expect(variance(after, id)).toBeLessThan(variance(before, id));
    expect(variance(after, 'a')).toBeGreaterThan(0);
  });

  it('is refused for a base that is no candidate', () => {
    expect(() => finish(scorer.rank(REQUEST).joint(['nobody']))).toThrow(RangeError);
  });
});

describe('the covariance of two candidates', () => {
  const bases = IDS.map((id, i) => ({
    id,
    architecture: i < 2 ? 'resnet50' : `other-${id}`,
    family: i < 2 ? 'resnet' : id,
  }));
  const ranked = new TransferScorer({ ...evidence, bases }, BLOCKS).rank(REQUEST);

  it('is greater for relatives than for strangers, and the same both ways', () => {
    expect(ranked.covariance('a', 'b')).toBeGreaterThan(ranked.covariance('a', 'h'));
    expect(ranked.covariance('a', 'b')).toBeCloseTo(ranked.covariance('b', 'a'), 12);
  });

  it('never makes a difference surer than certain', () => {
    for (const a of IDS)
      for (const b of IDS) {
        const [one, other] = [ranked.detail(a).variance, ranked.detail(b).variance];
        if (a !== b) expect(one + other - 2 * ranked.covariance(a, b)).toBeGreaterThan(0);
      }
  });
});
