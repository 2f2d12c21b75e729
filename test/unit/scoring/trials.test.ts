import { trialsToLearn, trialsToWin, type JointScores } from '../../../src/scoring';

const joint = (scores: number[], covariance: number[][], noise = 0.1): JointScores => ({
  scores: Float64Array.from(scores),
  covariance: Float64Array.from(covariance.flat()),
  noise,
});

describe('trialsToWin', () => {
  it('begins with the best, and prefers one that differs to the twin of what is chosen', () => {
    const [first, second] = trialsToWin(
      joint(
        [1, 0.9, 0.9],
        [
          [1, 0.99, 0],
          [0.99, 1, 0],
          [0, 0, 1],
        ],
      ),
      2,
    );
    expect(first).toEqual({ place: 0, gain: 0 });
    expect(second!.place).toBe(2);
    // The mean of the greater of two independent normal values 0.1 apart.
    expect(second!.gain).toBeCloseTo(0.515, 1);
  });

  it('adds less with every further trial, and nothing where all is known', () => {
    const apart = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((i) => (i === row ? 1 : 0)));
    const gains = trialsToWin(joint([0, 0, 0, 0], apart), 4).map(({ gain }) => gain);
    expect(gains[1]).toBeGreaterThan(gains[2]!);
    expect(gains[2]).toBeGreaterThan(gains[3]!);
    const known = apart.map((row) => row.map((one) => one * 1e-12));
    for (const { gain } of trialsToWin(joint([3, 2, 1, 0], known), 4)) expect(gain).toBeCloseTo(0, 4);
  });

  it('gives no more trials than there are bases, and the same every time', () => {
    const two = joint(
      [0, 1],
      [
        [1, 0.5],
        [0.5, 1],
      ],
    );
    expect(trialsToWin(two, 5)).toHaveLength(2);
    expect(trialsToWin(two, 5)).toEqual(trialsToWin(two, 5));
    expect(trialsToWin(joint([], []), 3)).toEqual([]);
  });
});

describe('trialsToLearn', () => {
  it('begins with a base that is unsure and stands for others, whatever the scores', () => {
    // Two that go together, one by itself, and nine of which nearly all is known.
    const variances = [1, 1, 0.5, ...new Array<number>(9).fill(0.01)];
    const covariance = variances.map((variance, row) =>
      variances.map((_, i) => (i === row ? variance : row + i === 1 ? 0.9 : 0)),
    );
    const [first, second] = trialsToLearn(
      joint(
        variances.map((_, i) => i),
        covariance,
      ),
      2,
    );
    expect([0, 1]).toContain(first!.place);
    expect(second!.place).toBe(2);
  });

  it('never takes off more than there is, nor names a base twice', () => {
    const apart = [0, 1, 2].map((row) => [0, 1, 2].map((i) => (i === row ? 1 : 0.1)));
    const trials = trialsToLearn(joint([0, 0, 0], apart, 0.01), 9);
    expect(new Set(trials.map(({ place }) => place)).size).toBe(3);
    expect(trials.reduce((sum, { gain }) => sum + gain, 0)).toBeLessThanOrEqual(1);
  });
});
