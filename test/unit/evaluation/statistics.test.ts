import { addUp, calibrate, shareInside } from '../../../src/evaluation/calibration';
import { bootstrapInterval, meanOfMeans } from '../../../src/evaluation/resampling';
import { signedRankTest } from '../../../src/evaluation/significance';
import { uniformSource } from '../../../src/platform/random';
import type { BaseScore } from '../../../src/scoring';

describe('bootstrapInterval', () => {
  it('comes near the interval that theory gives for a mean', () => {
    const random = uniformSource(3);
    const values = Array.from({ length: 200 }, () => random());
    const { lower, upper } = bootstrapInterval(values);
    // SD of a uniform is 1 / sqrt(12); the mean of 200 lies within 1.96 / sqrt(12 * 200) = .04.
    expect((upper - lower) / 2).toBeCloseTo(0.04, 2);
    expect((upper + lower) / 2).toBeCloseTo(meanOfMeans([values]), 2);
  });

  it('is the same every time', () => {
    expect(bootstrapInterval([1, 2, 4, 8])).toEqual(bootstrapInterval([1, 2, 4, 8]));
  });

  it('draws targets anew inside each matrix, so that matrices count alike', () => {
    const large = new Array<number>(100).fill(0);
    expect(meanOfMeans([large, [1], []])).toBe(0.5);
    expect(bootstrapInterval(large, [1], [])).toEqual({ lower: 0.5, upper: 0.5 });
  });

  it('has no width for a single value and none at all for nothing', () => {
    expect(bootstrapInterval([0.3])).toEqual({ lower: 0.3, upper: 0.3 });
    expect(bootstrapInterval([])).toEqual({ lower: 0, upper: 0 });
  });
});

describe('signedRankTest', () => {
  it('equals scipy.stats.wilcoxon, exact', () => {
    expect(signedRankTest([0.05, -0.01, 0.12, 0.03, 0.02, -0.04, 0.07, 0.09])).toBeCloseTo(0.078125, 12);
  });

  it('counts all signs where there are ties, and drops zeros', () => {
    // 512 choices of signs over the ranks of [1 1 1 2 3 2 4 5 5], counted one by one.
    expect(signedRankTest([1, 1, -1, 2, 3, -2, 4, 5, 0, 5])).toBeCloseTo(0.06640625, 12);
  });

  it('equals scipy.stats.wilcoxon where there are many pairs', () => {
    const differences = Array.from({ length: 150 }, (_, i) => (((i * 37) % 101) - 40) / 100);
    expect(signedRankTest(differences)).toBeCloseTo(0.00022601609929766175, 6);
  });

  it.each([[[]], [[0, 0]], [[1, -1]]])('finds no difference in %j', (differences) => {
    expect(signedRankTest(differences)).toBe(1);
  });
});

const aScore = (baseId: string, score: number): BaseScore => ({
  baseId,
  score,
  variance: 1,
  interval: { lower: score - 1.6448536269514722, upper: score + 1.6448536269514722 },
  compatibility: 0.5,
  explained: 0.5,
  contributions: [],
  evidence: [],
});

describe('calibrate', () => {
  it('counts true values inside the interval of each level', () => {
    const bases = ['a', 'b', 'c', 'd', 'e'].map((id) => aScore(id, 0));
    // Inside 50%: 0.6; 80%: 1.2; 90%: 1.6; 95%: 1.9; none: 2.1.
    const truth = new Map([
      ['a', 0.6],
      ['b', -1.2],
      ['c', 1.6],
      ['d', -1.9],
      ['e', 2.1],
    ]);
    expect(calibrate(bases, truth)).toEqual({
      judged: 5,
      levels: [
        { level: 0.5, share: 0.2 },
        { level: 0.8, share: 0.4 },
        { level: 0.9, share: 0.6 },
        { level: 0.95, share: 0.8 },
      ],
    });
  });

  it('leaves out bases of unknown truth and counts every value once when added up', () => {
    const one = calibrate([aScore('a', 0), aScore('b', 0)], new Map([['a', 0]]));
    const three = calibrate(
      ['a', 'b', 'c'].map((id) => aScore(id, 0)),
      new Map([
        ['a', 9],
        ['b', 9],
        ['c', 9],
      ]),
    );
    expect(one).toMatchObject({ judged: 1 });
    expect(shareInside(addUp([one, three]), 0.9)).toBe(0.25);
    expect(addUp([])).toMatchObject({ judged: 0 });
  });
});
