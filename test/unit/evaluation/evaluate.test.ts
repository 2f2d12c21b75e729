import { createEncoder, loadTensorBackend, type Encoder } from '../../../src/embedding';
import { evaluate } from '../../../src/evaluation';
import type { ResultRow } from '../../../src/evaluation/rows';

const MODELS = ['alpha', 'beta', 'delta', 'gamma'];

const result = (
  targetId: string,
  modelId: string,
  value: number,
  more: Partial<ResultRow> = {},
): ResultRow => ({
  source: 'study',
  modelId,
  targetId,
  protocol: 'finetune',
  metric: 'accuracy',
  higherIsBetter: true,
  value,
  ...more,
});

const column = (targetId: string, values: number[], more: Partial<ResultRow> = {}): ResultRow[] =>
  values.map((value, i) => result(targetId, MODELS[i]!, value, more));

const DATASETS = [
  { targetId: 'birds', modality: 'image', description: 'Photographs of bird species' },
  { targetId: 'dogs', modality: 'image', description: 'Photographs of dog breeds' },
  { targetId: 'digits', modality: 'image', description: 'Grey handwritten digits' },
];

const A_NUMBER: unknown = expect.any(Number);
const FIGURES = {
  pearson: A_NUMBER,
  weightedTau: A_NUMBER,
  regretAt1: A_NUMBER,
  hitAt3: A_NUMBER,
  recallAt5: A_NUMBER,
  tauAt5: A_NUMBER,
};
const calibration = (judged: number) => ({
  judged,
  levels: [0.5, 0.8, 0.9, 0.95].map((level) => ({ level, share: A_NUMBER })),
});

describe('evaluate', () => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = createEncoder(await loadTensorBackend('cpu'));
  });
  const run = (results: ResultRow[], models: Parameters<typeof evaluate>[0]['models'] = []) =>
    evaluate({ results, datasets: DATASETS, models }, encoder);

  it('reports one matrix per protocol in the published shape', async () => {
    const results = [
      ...column('birds', [0.9, 0.7, 0.5, 0.3]),
      ...column('dogs', [0.8, 0.7, 0.6, 0.1]),
      ...column('digits', [0.2, 0.4, 0.6, 0.8]),
    ];
    const [matrix, ...others] = await run(results);
    expect(others).toEqual([]);
    const quality = FIGURES;
    const methods = { rootstock: quality, looMean: quality, size: null, random: quality };
    expect(matrix).toEqual({
      protocol: 'finetune',
      metric: 'accuracy',
      models: 4,
      targets: 3,
      skipped: [],
      methods,
      calibration: calibration(12),
      perTarget: ['birds', 'digits', 'dogs'].map((target) => ({
        target,
        models: 4,
        methods,
        explained: A_NUMBER,
        expected: A_NUMBER,
        calibration: calibration(4),
      })),
    });
  });

  it('gives looMean the mean z over the other targets of the matrix', async () => {
    const [matrix] = await run([
      ...column('birds', [4, 3, 2, 1]),
      ...column('dogs', [4, 3, 2, 1]),
      ...column('digits', [1, 2, 3, 4]),
    ]);
    const byTarget = new Map(matrix!.perTarget.map((one) => [one.target, one.methods.looMean]));
    // For digits the others agree, so the prediction is exactly wrong; for birds they cancel out.
    expect(byTarget.get('digits')!.pearson).toBeCloseTo(-1, 12);
    expect(byTarget.get('birds')).toMatchObject({ pearson: 0, weightedTau: 0 });
  });

  it('hides a target in every protocol', async () => {
    const finetune = [
      ...column('birds', [4, 3, 2, 1]),
      ...column('dogs', [4, 2, 3, 1]),
      ...column('digits', [1, 2, 3, 4]),
    ];
    const leak = column('birds', [1, 2, 3, 4], { protocol: 'linear' });
    const of = async (rows: ResultRow[]) =>
      (await run(rows))
        .find(({ protocol }) => protocol === 'finetune')!
        .perTarget.find(({ target }) => target === 'birds')!.methods.rootstock;
    expect(await of([...finetune, ...leak])).toEqual(await of(finetune));
  });

  it('makes a matrix per metric where a target has several', async () => {
    const matrices = await run([
      ...column('birds', [4, 3, 2, 1]),
      ...column('birds', [4, 3, 1, 2], { metric: 'recall' }),
      ...column('dogs', [4, 3, 2, 1]),
    ]);
    expect(matrices.map(({ metric, targets }) => [metric, targets])).toEqual([
      ['accuracy', 2],
      ['recall', 1],
    ]);
  });

  it('turns values round where lower is better', async () => {
    const [matrix] = await run([
      ...column('birds', [1, 2, 3, 4], { metric: 'error', higherIsBetter: false }),
      ...column('dogs', [0.9, 0.8, 0.7, 0.6]),
      ...column('digits', [0.9, 0.8, 0.7, 0.6]),
    ]);
    expect(matrix!.metric).toBeNull();
    for (const { methods } of matrix!.perTarget) expect(methods.looMean.pearson).toBeCloseTo(1, 1);
  });

  it('names targets with under four models or no spread instead of judging them', async () => {
    const [matrix] = await run([
      ...column('birds', [4, 3, 2, 1]),
      ...column('dogs', [4, 3, 2]),
      ...column('digits', [5, 5, 5, 5]),
    ]);
    expect(matrix).toMatchObject({ targets: 3, skipped: ['digits', 'dogs'] });
    expect(matrix!.perTarget.map(({ target }) => target)).toEqual(['birds']);
  });

  it('takes the median of log parameters for models without any', async () => {
    const rows = [...column('birds', [1, 2, 3, 4]), ...column('dogs', [1, 2, 3, 4])];
    const sizes = [10, 1000].map((parameters, i) => ({
      source: 'study',
      modelId: MODELS[i * 3]!,
      parameters,
    }));
    const [matrix] = await run(rows, sizes);
    // log 10, the median twice, log 1000: symmetric about the middle, as are the values.
    expect(matrix!.methods.size!.pearson).toBeCloseTo(3 / Math.sqrt(5 * 2), 12);
  });

  it('does not depend on the order of the rows', async () => {
    const rows = [
      ...column('birds', [0.9, 0.7, 0.5, 0.3]),
      ...column('dogs', [0.8, 0.7, 0.6, 0.1]),
      ...column('digits', [0.2, 0.5, 0.6, 0.8]),
    ];
    const figures = (matrices: Awaited<ReturnType<typeof run>>): number[] =>
      matrices.flatMap(({ perTarget }) => perTarget.map(({ methods }) => methods.rootstock.pearson));
    const forward = figures(await run(rows));
    const backward = figures(await run(rows.toReversed()));
    forward.forEach((value, i) => expect(backward[i]).toBeCloseTo(value, 9));
  });
});
