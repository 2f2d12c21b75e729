import { recallAt5, tauAt5 } from '../../../src/evaluation/first-five';
import { hitAt3, judge, judgeRandom, regretAt1 } from '../../../src/evaluation/metrics';
import { pearson, weightedTau } from '../../../src/scoring';
import type { JudgedModel } from '../../../src/evaluation/judged-model';

const models = (values: Array<[id: string, value: number, prediction: number]>): JudgedModel[] =>
  values.map(([modelId, value, prediction]) => ({ modelId, value, goodness: value, prediction }));

describe('pearson', () => {
  it('equals the value worked out by hand', () => {
    // Deviations -1.5 -.5 .5 1.5 and -1.5 -.5 1.5 .5: products 2.25 + .25 + .75 + .75 = 4, squares
    // 5 each.
    expect(pearson([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(0.8, 12);
  });

  it('is 0 for a constant side, not undefined', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBe(0);
    expect(pearson([1, 2, 3], [0.1, 0.1, 0.1])).toBe(0);
  });
});

describe('weightedTau', () => {
  // The expected values are scipy.stats.weightedtau's (1.17.1).
  it.each([
    [[1, 2, 3, 4], [1, 2, 4, 3], 0.52],
    [[12, 2, 1, 12, 2], [1, 4, 7, 1, 0], -0.5669496815368272],
    [[3, 1, 2, 5, 4, 4], [10, 20, 20, 50, 30, 40], 0.8048739137463852],
    [[0.1, 0.2, 0.3, 0.4, 0.5], [5, 4, 3, 2, 1], -1],
  ])('of %j and %j equals scipy, ties included', (a, b, expected) => {
    expect(weightedTau(a, b)).toBeCloseTo(expected, 12);
    expect(weightedTau(b, a)).toBeCloseTo(expected, 12);
  });

  it('is 0 for a constant prediction', () => {
    expect(weightedTau([7, 7, 7], [1, 2, 3])).toBe(0);
  });
});

describe('regretAt1', () => {
  it('is the relative loss of the model of highest prediction', () => {
    expect(
      regretAt1(
        models([
          ['a', 0.8, 1],
          ['b', 0.6, 2],
          ['c', 0.2, 0],
        ]),
      ),
    ).toBeCloseTo(0.25, 12);
  });

  it('averages over models that share the highest prediction', () => {
    expect(
      regretAt1(
        models([
          ['a', 0.8, 2],
          ['b', 0.6, 2],
          ['c', 0.2, 0],
        ]),
      ),
    ).toBeCloseTo(0.125, 12);
  });

  it('takes the loss on published values where lower is better', () => {
    const errors = [
      { modelId: 'a', value: 2, goodness: -2, prediction: 0 },
      { modelId: 'b', value: 3, goodness: -3, prediction: 1 },
    ];
    expect(regretAt1(errors)).toBeCloseTo(0.5, 12);
  });

  it('stays finite where the best value is 0', () => {
    expect(
      regretAt1(
        models([
          ['a', 0, 1],
          ['b', -1, 2],
        ]),
      ),
    ).toBe(1);
  });
});

describe('hitAt3', () => {
  const four = (best: string): JudgedModel[] =>
    ['a', 'b', 'c', 'd'].map((modelId) => ({
      modelId,
      value: modelId === best ? 1 : 0,
      goodness: modelId === best ? 1 : 0,
      prediction: 5,
    }));

  it('breaks ties in the prediction by model id', () => {
    expect(hitAt3(four('c'))).toBe(1);
    expect(hitAt3(four('d'))).toBe(0);
  });

  it('counts any of several best models', () => {
    expect(
      hitAt3(
        models([
          ['a', 1, 0],
          ['b', 0, 3],
          ['c', 0, 2],
          ['d', 1, 1],
        ]),
      ),
    ).toBe(1);
  });
});

describe('the first five', () => {
  // Best five: a to e. First five by prediction: f, c, b, a, g. Shared: a, b, c with their order
  // turned round.
  const seven = models([
    ['a', 7, 5],
    ['b', 6, 6],
    ['c', 5, 7],
    ['d', 4, 1],
    ['e', 3, 2],
    ['f', 2, 9],
    ['g', 1, 4],
  ]);

  it('hold a share of the best five', () => {
    expect(recallAt5(seven)).toBeCloseTo(3 / 5, 12);
  });

  it('are ordered by Kendall tau over those that are shared', () => {
    expect(tauAt5(seven)).toBe(-1);
    expect(tauAt5(seven.map((model) => ({ ...model, prediction: model.goodness })))).toBe(1);
  });

  it('have no order where fewer than three are shared', () => {
    const nine = [
      ...seven,
      ...models([
        ['h', 0, 8],
        ['i', -1, 10],
      ]),
    ];
    expect(recallAt5(nine)).toBeCloseTo(2 / 5, 12);
    expect(tauAt5(nine)).toBe(0);
  });

  it('are all there where there are no more', () => {
    expect(recallAt5(seven.slice(0, 4))).toBe(1);
  });
});

describe('judgeRandom', () => {
  it('gives the expectation over all orders', () => {
    const random = judgeRandom(
      models([
        ['a', 1, 0],
        ['b', 0.5, 0],
        ['c', 0.5, 0],
        ['d', 0, 0],
      ]),
    );
    expect(random).toEqual({
      pearson: 0,
      weightedTau: 0,
      regretAt1: 0.5,
      hitAt3: 0.75,
      recallAt5: 1,
      tauAt5: 0,
    });
  });
});

describe('judge', () => {
  it('gives a perfect order the best of every measure', () => {
    const quality = judge(
      models([
        ['a', 1, 10],
        ['b', 2, 20],
        ['c', 3, 30],
        ['d', 4, 40],
      ]),
    );
    expect(quality.pearson).toBeCloseTo(1, 12);
    expect(quality.weightedTau).toBeCloseTo(1, 12);
    expect(quality).toMatchObject({ regretAt1: 0, hitAt3: 1 });
  });
});
