import { foldSiblings } from '../../../src/recommend/candidates/siblings';
import type { BaseRow, LineageRow } from '../../../src/recommend/knowledge/rows';
import { SCORER_SETTINGS } from '../../../src/scoring';
import { aBase, aKnowledge, aResult, selected, type TestRows } from './a-knowledge';
import { finish } from '../../../src/platform/slices';

const RESNET: Partial<BaseRow> = { architectureName: 'resnet50', parameterCount: 25_000_000 };

/** Ids of the bases of each group, the best first; candidates come in the order of their ids. */
function groups(
  bases: readonly Partial<BaseRow>[],
  { noise = SCORER_SETTINGS.noise, ...rows }: TestRows & { noise?: number } = {},
): number[][] {
  const knowledge = aKnowledge({
    bases: bases.map((facts, index) => aBase(index + 1, facts)),
    trainings: bases.map((_, index) => ({ modelId: index + 1, datasetId: 99, role: 'PRETRAINING' })),
    ...rows,
  });
  const all = selected(knowledge.bases.values(), knowledge);
  const idAt = (rank: number): number => all.pool.at(all.places[rank] ?? -1).id;
  return finish(foldSiblings(all, { knowledge, noise })).map(({ best, siblings }) =>
    [best, ...siblings].map(idAt),
  );
}

const made = (childId: number, baseId: number, relation: LineageRow['relation']): LineageRow => ({
  childId,
  baseId,
  relation,
  baseLicenseId: null,
});

/** Results of two bases and three others beside them on some datasets. */
const beside = (first: number, second: number, datasets: number) =>
  Array.from({ length: datasets }, (_, dataset) =>
    [first, second, 0.2, 0.5, 0.8].map((value, base) =>
      aResult(dataset * 10 + base + 1, { baseId: base + 1, datasetId: dataset + 1, value }),
    ),
  ).flat();

describe('folding siblings', () => {
  it('folds conversions and quantisations of one model under the best of them, over several steps', () => {
    const lineage = [made(2, 1, 'CONVERTED'), made(3, 2, 'QUANTIZED'), made(4, 1, 'FINETUNE')];
    expect(groups([{}, {}, {}, {}], { lineage })).toEqual([[1, 2, 3], [4]]);
  });

  it('folds two forms of a model that is itself no candidate', () => {
    expect(groups([{}, {}], { lineage: [made(1, 50, 'QUANTIZED'), made(2, 50, 'CONVERTED')] })).toEqual([
      [1, 2],
    ]);
  });

  it('ends where conversions go round in a circle', () => {
    expect(groups([{}, {}], { lineage: [made(1, 2, 'CONVERTED'), made(2, 1, 'CONVERTED')] })).toEqual([
      [1, 2],
    ]);
  });

  it('folds what differs in publisher, format and precision alone, not in version or training', () => {
    const names = ['ResNet-50', 'mirror/resnet_50-onnx', 'resnet-50-int8', 'resnet-50-v2', 'resnet-50-swav'];
    expect(groups(names.map((name) => ({ ...RESNET, name })))).toEqual([[1, 2, 3], [4], [5]]);
  });

  it.each<[string, Partial<BaseRow>]>([
    ['architecture', { architectureName: 'resnet101' }],
    ['size', { parameterCount: 44_000_000 }],
    ['kinds of input', { inputModalities: ['IMAGE', 'TEXT'] }],
    ['an architecture that is not known', { architectureName: null }],
  ])('keeps apart what differs in %s', (_, facts) => {
    expect(
      groups([
        { ...RESNET, name: 'a' },
        { ...RESNET, name: 'a', ...facts },
      ]),
    ).toEqual([[1], [2]]);
  });

  it('takes numbers of parameters within a hundredth for the same, wherever they lie', () => {
    const sizes = [25_000_000, 25_200_000, 25_400_000];
    const like = sizes.map((parameterCount) => ({ ...RESNET, name: 'a', parameterCount }));
    expect(groups(like)).toEqual([[1, 2], [3]]);
  });

  it('never folds bases that were measured side by side and differ by more than noise', () => {
    const lineage = [made(2, 1, 'QUANTIZED')];
    const rest = [{}, {}, {}, {}, {}];
    expect(groups(rest, { lineage, results: beside(0.8, 0.2, 1) })).toContainEqual([1]);
    expect(groups(rest, { lineage, results: beside(0.61, 0.6, 5) })).toContainEqual([1, 2]);
    // Differences that are noise once are none when they come back each time.
    expect(groups(rest, { lineage, results: beside(0.6, 0.41, 1) })).toContainEqual([1, 2]);
    expect(groups(rest, { lineage, results: beside(0.6, 0.41, 8) })).toContainEqual([1]);
  });

  it('takes for noise what it is told', () => {
    const known = { lineage: [made(2, 1, 'QUANTIZED')], results: beside(0.8, 0.2, 1) };
    const rest = [{}, {}, {}, {}, {}];
    expect(groups(rest, known)).toContainEqual([1]);
    expect(groups(rest, { ...known, noise: 10 * SCORER_SETTINGS.noise })).toContainEqual([1, 2]);
  });
});
