import { addUp } from '../../../src/evaluation/calibration';
import type { ColdBases } from '../../../src/evaluation/cold-bases';
import type { MatrixEvaluation } from '../../../src/evaluation/evaluate';
import { byMeasure, type RankingQuality } from '../../../src/evaluation/metrics';
import { summarise } from '../../../src/evaluation/overall';

const quality = (pearson: number): RankingQuality => ({ ...byMeasure(() => 0), pearson });
const methods = (rootstock: number, looMean: number) => ({
  rootstock: quality(rootstock),
  looMean: quality(looMean),
  size: null,
  random: quality(0),
});

/**
 * Targets as pairs of what Rootstock and looMean reach; `held` values of ten lie inside the 90%
 * interval.
 */
function aMatrix(name: string, pairs: Array<[number, number]>, held: number) {
  const calibration = {
    judged: 10,
    levels: [0.5, 0.8, 0.9, 0.95].map((level) => ({ level, share: held / 10 })),
  };
  const evaluation: MatrixEvaluation & { name: string } = {
    name,
    protocol: 'finetune',
    metric: null,
    models: 10,
    targets: pairs.length,
    skipped: [],
    methods: methods(0, 0),
    calibration: pairs.length === 0 ? addUp([]) : calibration,
    perTarget: pairs.map(([rootstock, looMean], i) => ({
      target: `t${i}`,
      models: 10,
      methods: methods(rootstock, looMean),
      explained: 0.5,
      expected: 0.5,
      calibration,
    })),
  };
  return evaluation;
}

function aCold(
  trials: Array<[target: string, rootstock: number, same: number, size: number | null]>,
): ColdBases {
  return {
    folds: [['a'], ['b']],
    pearson: { rootstock: 0, samePretraining: 0, size: trials[0]![3], random: 0 },
    trials: trials.map(([target, rootstock, samePretraining, size], fold) => ({
      target,
      fold,
      models: 4,
      rootstock,
      samePretraining,
      size,
      random: 0 as const,
    })),
    calibration: addUp([]),
  };
}

describe('summarise', () => {
  it('counts every matrix once, however many targets it has', () => {
    const overall = summarise([
      aMatrix(
        'large',
        [
          [0.6, 0.5],
          [0.7, 0.6],
          [0.8, 0.7],
          [0.5, 0.4],
        ],
        10,
      ),
      aMatrix('small', [[0.3, 0.5]], 8),
      aMatrix('unjudged', [], 0),
    ])!;
    expect(overall.matrices).toBe(2);
    expect(overall.means.rootstock.pearson.value).toBeCloseTo((0.65 + 0.3) / 2, 12);
    expect(overall.gain.pearson.value).toBeCloseTo((0.1 - 0.2) / 2, 12);
    expect(overall.gain.pearson.lower).toBeCloseTo(-0.05, 12);
    expect(overall.worst).toEqual({ name: 'small', pearson: expect.closeTo(-0.2, 12) as number });
    const level = overall.calibration.byMatrix.find((one) => one.level === 0.9);
    expect(level).toMatchObject({ mean: 0.9, least: 0.8, greatest: 1 });
  });

  it('says nothing where nothing was judged', () => {
    expect(summarise([aMatrix('unjudged', [], 0)])).toBeUndefined();
  });

  it('means cold bases over folds, targets and matrices, and sizes only where they are known', () => {
    const base = aMatrix('one', [[0.5, 0.5]], 9);
    const { coldBases } = summarise([
      // Target t: folds of .2 and .6; target u: one fold of .8.
      {
        ...base,
        coldBases: aCold([
          ['t', 0.2, 0, 0.1],
          ['t', 0.6, 0, 0.3],
          ['u', 0.8, 0.4, 0.4],
        ]),
      },
      { ...base, coldBases: aCold([['t', 0, 0.4, null]]) },
      { ...base, coldBases: null },
    ])!;
    expect(coldBases).toMatchObject({ matrices: 2, sized: { matrices: 1 } });
    expect(coldBases!.rootstock.value).toBeCloseTo((0.6 + 0) / 2, 12);
    expect(coldBases!.gain.value).toBeCloseTo(((0.4 + 0.4) / 2 - 0.4) / 2, 12);
    expect(coldBases!.sized!.size.value).toBeCloseTo((0.2 + 0.4) / 2, 12);
    expect(coldBases!.sized!.gainOverSize.value).toBeCloseTo((0.2 + 0.4) / 2, 12);
  });

  it('sets targets told by a sentence beside looMean', () => {
    const one = aMatrix(
      'one',
      [
        [0.5, 0.4],
        [0.7, 0.6],
      ],
      9,
    );
    const { sentences } = summarise([
      {
        ...one,
        sentences: {
          rootstock: 0.5,
          perTarget: [
            { target: 't0', rootstock: 0.3 },
            { target: 't1', rootstock: 0.7 },
          ],
        },
      },
    ])!;
    expect(sentences!.rootstock.value).toBeCloseTo(0.5, 12);
    expect(sentences!.gain.value).toBeCloseTo(0, 12);
  });
});
