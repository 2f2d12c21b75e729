import { createEncoder, loadTensorBackend, type Encoder } from '../../../src/embedding';
import { confidenceCurve, evaluateThinned, suggestThreshold } from '../../../src/evaluation/abstention';
import { addUp } from '../../../src/evaluation/calibration';
import { evaluateColdBases } from '../../../src/evaluation/cold-bases';
import { toFacts } from '../../../src/evaluation/facts';
import { toFolds } from '../../../src/evaluation/folds';
import { toMatrices } from '../../../src/evaluation/matrices';
import { samePretrainingMean } from '../../../src/evaluation/same-pretraining';
import { evaluateSentences } from '../../../src/evaluation/sentences';
import { aGrid, result } from './tables';

let encoder: Encoder;
beforeAll(async () => {
  encoder = createEncoder(await loadTensorBackend('cpu'));
});

describe('toFolds', () => {
  const bases = [...'aaaaaabbbccddefg'].map((family, i) => ({ id: `${family}${i}`, family }));
  const models = bases.map(({ id }) => id);

  it('keeps families whole and folds even, whatever the order', () => {
    const folds = toFolds(models, bases);
    expect(folds.map(({ families }) => families)).toEqual([['a'], ['b'], ['c', 'g'], ['d'], ['e', 'f']]);
    expect(toFolds(models.toReversed(), bases.toReversed())).toEqual(folds);
    expect(folds.flatMap((fold) => fold.models).sort()).toEqual([...models].sort());
  });

  it('takes a base of unknown family for one by itself', () => {
    expect(toFolds(['x', 'y'], [{ id: 'x' }])).toHaveLength(2);
  });
});

describe('samePretrainingMean', () => {
  it('averages known bases with the same data over the other targets, and nothing else', () => {
    const rows = [
      ...['hidden', 'seen'].flatMap((target) => [
        result(target, 'a', 1),
        result(target, 'b', 2),
        result(target, 'c', 3),
        result(target, 'cold', 99),
        result(target, 'strange', 99),
      ]),
    ];
    const data = new Map([
      ['a', 'web'],
      ['b', 'books'],
      ['c', 'web'],
      ['cold', 'books'],
    ]);
    const bases = ['a', 'b', 'c', 'cold', 'strange'].map((id) => ({
      id,
      ...(data.has(id) ? { pretrainingData: [data.get(id)!] } : {}),
    }));
    const [matrix] = toMatrices(rows);
    const means = samePretrainingMean(matrix!, bases, {
      hidden: 'hidden',
      left: new Set(['cold', 'strange', 'c']),
    });
    // Of a = 1 and b = 2 alone: z is -1 and 1.
    expect(Object.fromEntries(means)).toEqual({ cold: 1, c: -1, strange: 0 });
  });
});

describe('evaluateColdBases', () => {
  it('orders bases without results by what they share with others', async () => {
    const tables = aGrid();
    const [cold] = evaluateColdBases(tables, { facts: await toFacts(tables, encoder), encoder });
    expect(cold!.folds).toHaveLength(5);
    expect(cold!.pearson.rootstock).toBeGreaterThan(0.8);
    expect(cold!.pearson.samePretraining).toBeGreaterThan(0.8);
    expect(cold!.pearson.size).toBeNull();
    expect(cold!.trials).toHaveLength(5 * 8);
  });

  it('knows nothing of the bases that it leaves out', async () => {
    const tables = aGrid();
    const isFirst = (modelId: string) => modelId.startsWith('resnet');
    const changed = {
      ...tables,
      // The bases of one family do the opposite elsewhere: the order that is foretold for them must
      // not follow.
      results: tables.results.map((row) =>
        isFirst(row.modelId) && row.targetId !== 'birds' ? { ...row, value: 1 - row.value } : row,
      ),
    };
    const onBirds = async (some: typeof tables) => {
      const [cold] = evaluateColdBases(some, { facts: await toFacts(some, encoder), encoder });
      const fold = cold!.folds.findIndex((families) => families.includes('resnet'));
      return cold!.trials.find((trial) => trial.target === 'birds' && trial.fold === fold)!.rootstock;
    };
    expect(await onBirds(changed)).toBeCloseTo(await onBirds(tables), 12);
  });

  it('has nothing to say where all bases are of one family', async () => {
    const tables = aGrid();
    const one = { ...tables, results: tables.results.filter(({ architecture }) => architecture === 'vit50') };
    expect(evaluateColdBases(one, { facts: await toFacts(one, encoder), encoder })).toEqual([null]);
  });
});

describe('thinned evidence', () => {
  it('explains less the less there is, and is drawn alike every time', async () => {
    const grid = aGrid();
    const isSmall = ({ modelId }: { modelId: string }) => /^(resnet|vit)/.test(modelId);
    const tables = { ...grid, results: grid.results.filter(isSmall) };
    const setup = { facts: await toFacts(tables, encoder), encoder };
    const [trials] = evaluateThinned(tables.results, setup);
    const explained = (known: string): number =>
      trials!.find((trial) => trial.target === 'birds' && trial.known === known)!.explained;
    expect(explained('1 targets')).toBeLessThan(explained('4 targets'));
    expect(explained('4 targets')).toBeLessThan(explained('everything'));
    expect(evaluateThinned(tables.results, setup)).toEqual([trials]);
  });

  it('asks for as much as makes the order surely worth giving', () => {
    const trials = (explained: number, pearsons: number[]) =>
      pearsons.map((rootstock) => ({
        target: 't',
        known: '',
        explained,
        expected: 1,
        rootstock,
        looMean: 0,
        calibration: addUp([]),
      }));
    const curveOf = (some: ReturnType<typeof trials>) => confidenceCurve(some, 'explained', 0.05);
    const noise = [-0.4, 0.4, -0.3, 0.3, -0.2, 0.2, -0.1, 0.1, 0.5, -0.5];
    const good = noise.map((value) => value + 0.6);
    const curve = curveOf([
      ...trials(0.02, good),
      ...trials(0.07, noise),
      ...trials(0.12, good),
      ...trials(0.31, good),
      // Too few to say anything.
      ...trials(0.41, [-1]),
    ]);
    expect(curve.map(({ trials: count }) => count)).toEqual([10, 10, 10, 10, 1]);
    expect(suggestThreshold(curve)).toBeCloseTo(0.1, 12);
    expect(suggestThreshold(curveOf(trials(0.5, noise)))).toBeNull();
    // Surely above 0, and yet of no use.
    expect(suggestThreshold(curveOf(trials(0.5, new Array<number>(10).fill(0.05))))).toBeNull();
  });
});

describe('evaluateSentences', () => {
  it('tells the description of the hidden target and nothing else', async () => {
    const grid = aGrid();
    const isSmall = ({ modelId }: { modelId: string }) => /^(resnet|vit)/.test(modelId);
    const tables = { ...grid, results: grid.results.filter(isSmall) };
    const judged = async (some: typeof tables) =>
      evaluateSentences(some, { facts: await toFacts(some, encoder), encoder });
    const [plain] = await judged(tables);
    expect(plain!.perTarget.map(({ target }) => target)).toEqual(
      [...new Set(tables.results.map(({ targetId }) => targetId))].sort(),
    );
    expect(plain!.rootstock).toBeGreaterThan(0.5);
    const birds = (sentences: typeof plain) => sentences!.perTarget.find(({ target }) => target === 'birds')!;
    const change = (more: object) => ({
      ...tables,
      datasets: tables.datasets.map((row) => (row.targetId === 'birds' ? { ...row, ...more } : row)),
    });
    // A fact of the hidden target is not told; its description is.
    const [withClasses] = await judged(change({ classes: 10, trainingExamples: 50, task: 'detection' }));
    expect(birds(withClasses)).toEqual(birds(plain));
    const [inOtherWords] = await judged(change({ description: 'Court rulings in Welsh' }));
    expect(birds(inOtherWords)).not.toEqual(birds(plain));
  });
});
